using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>Opens boxes, at the edge, when they are read.</summary>
public sealed class Opener(Subjects subjects)
{
    /// <summary>The record in a box.</summary>
    /// <exception cref="DamagedBoxException">The subject's key is there and the box doesn't open with it.</exception>
    public async ValueTask<Opened<T>> OpenAsync<T>(
        SiteId site, SubjectId subject, SealedBox box, JsonTypeInfo<T> json, CancellationToken cancellation = default)
    {
        return Open(await subjects.FindAsync(site, subject, cancellation).ConfigureAwait(false), box, json);
    }

    /// <summary>The record in a box of somebody who has been found already, or not (null).</summary>
    /// <exception cref="DamagedBoxException">The subject's key is there and the box doesn't open with it.</exception>
    public static Opened<T> Open<T>(Subject? subject, SealedBox box, JsonTypeInfo<T> json)
    {
        if (subject is null) return new Opened<T>.Erased();
        var text = Unlock(subject, box.Bytes.Span);
        try
        {
            return new Opened<T>.Readable(JsonSerializer.Deserialize(text, json) ?? throw Damaged(subject, "it holds null"));
        }
        catch (JsonException)
        {
            // Without the inner exception: its message may quote what was sealed.
            throw Damaged(subject, $"what it holds is no {typeof(T).Name}");
        }
    }

    /// <summary>The bytes in a box.</summary>
    /// <exception cref="DamagedBoxException">The subject's key is there and the box doesn't open with it.</exception>
    public async ValueTask<Opened<ReadOnlyMemory<byte>>> OpenAsync(
        SiteId site, SubjectId subject, SealedBox box, CancellationToken cancellation = default) =>
        await subjects.FindAsync(site, subject, cancellation).ConfigureAwait(false) is { } known
            ? new Opened<ReadOnlyMemory<byte>>.Readable(Unlock(known, box.Bytes.Span))
            : new Opened<ReadOnlyMemory<byte>>.Erased();

    internal static byte[] Unlock(Subject subject, ReadOnlySpan<byte> box)
    {
        if (box.Length < BoxLayout.Overhead) throw Damaged(subject, $"{box.Length} bytes are less than an empty box has");
        var header = box[0];
        if ((header & ~BoxLayout.Flags) != BoxLayout.Version) throw Damaged(subject, $"this version doesn't know its header {header:x2}");
        var nonce = box.Slice(1, BoxLayout.NonceLength);
        var ciphertext = box[(1 + BoxLayout.NonceLength)..^BoxLayout.TagLength];
        var text = new byte[ciphertext.Length];
        try
        {
            subject.Decrypt(header, nonce, ciphertext, box[^BoxLayout.TagLength..], text);
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw Damaged(subject, "it is not what was sealed under the subject's key", e);
        }

        if ((header & BoxLayout.Compressed) == 0) return text;
        return TextCompression.Decompress(text) ?? throw Damaged(subject, "its text doesn't decompress");
    }

    private static DamagedBoxException Damaged(Subject subject, string why, Exception? inner = null) =>
        new(subject.Site, subject.Id, why, inner);
}
