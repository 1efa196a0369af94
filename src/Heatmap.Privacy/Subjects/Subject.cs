using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>
/// A subject with its key unwrapped in memory. Sealing and opening under one subject take turns: the cipher's state in OpenSSL
/// is one context a key, into which every call writes its nonce, so that two threads at once would mix theirs.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "It may leave the cache while a batch still seals with it: the cipher's finalizer frees the key.")]
public sealed class Subject
{
    private readonly Lock _turn = new();
    private readonly AesGcm _cipher;
    private readonly byte[] _bound;

    internal Subject(SiteId site, SubjectId id, ReadOnlySpan<byte> key)
    {
        (Site, Id) = (site, id);
        _cipher = new AesGcm(key, BoxLayout.TagLength);
        _bound = Bind(site, id);
        Known = new Resolution.Known(this);
    }

    public SiteId Site { get; }

    public SubjectId Id { get; }

    /// <summary>The one answer that a lookup gives, so that lookups allocate nothing.</summary>
    internal Resolution.Known Known { get; }

    public override string ToString() => $"{Site}/{Id}";

    internal void Encrypt(byte header, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag)
    {
        lock (_turn)
        {
            _bound[0] = header;
            _cipher.Encrypt(nonce, plaintext, ciphertext, tag, _bound);
        }
    }

    /// <exception cref="AuthenticationTagMismatchException">Not sealed by this key for this subject, or changed since.</exception>
    internal void Decrypt(byte header, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext)
    {
        lock (_turn)
        {
            _bound[0] = header;
            _cipher.Decrypt(nonce, ciphertext, tag, plaintext, _bound);
        }
    }

    /// <summary>
    /// What is authenticated beside the text: header byte, site, slash, the subject's 16 bytes in network order. A storage format.
    /// </summary>
    private static byte[] Bind(SiteId site, SubjectId id)
    {
        var bound = new byte[1 + site.Value.Length + 1 + 16];
        var length = Encoding.ASCII.GetBytes(site.Value, bound.AsSpan(1)) + 1;
        bound[length] = (byte)'/';
        id.Value.TryWriteBytes(bound.AsSpan(length + 1), bigEndian: true, out _);
        return bound;
    }
}
