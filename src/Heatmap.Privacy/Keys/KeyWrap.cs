using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Heatmap.Privacy;

/// <summary>
/// Wraps keys with AES-256-GCM: nonce (12), ciphertext (32), tag (16). Bound to the epoch and to the row that it stands in, so
/// that a wrapped key moved to another row doesn't open. A storage format.
/// </summary>
internal static class KeyWrap
{
    public const int KeyLength = 32;

    // NIST SP 800-38D, section 8.2.2: a random nonce has 96 bits; section 8.3 then allows 2^32 uses of one key. An epoch's key
    // wraps every subject key once, which stays below that for four thousand million subjects.
    private const int NonceLength = 12;
    private const int TagLength = 16;
    public const int WrappedLength = NonceLength + KeyLength + TagLength;

    public static WrappedKey Wrap(int epoch, AesGcm cipher, string row, ReadOnlySpan<byte> key, IRandomness random)
    {
        var wrapped = new byte[WrappedLength];
        var nonce = wrapped.AsSpan(0, NonceLength);
        random.Fill(nonce);
        cipher.Encrypt(nonce, key, wrapped.AsSpan(NonceLength, KeyLength), wrapped.AsSpan(NonceLength + KeyLength), Bind(epoch, row));
        return new WrappedKey(epoch, wrapped);
    }

    /// <exception cref="DamagedKeyException">The bytes are not what was wrapped for this row.</exception>
    public static byte[] Unwrap(WrappedKey wrapped, AesGcm cipher, string row)
    {
        var bytes = wrapped.Bytes.Span;
        if (bytes.Length != WrappedLength) throw new DamagedKeyException(row, $"it has {bytes.Length} bytes instead of {WrappedLength}");
        var key = new byte[KeyLength];
        try
        {
            cipher.Decrypt(
                bytes[..NonceLength], bytes.Slice(NonceLength, KeyLength), bytes[(NonceLength + KeyLength)..], key, Bind(wrapped.Epoch, row));
            return key;
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new DamagedKeyException(row, $"it doesn't open with the key of epoch {wrapped.Epoch}", e);
        }
    }

    private static byte[] Bind(int epoch, string row)
    {
        var bound = new byte[4 + Encoding.UTF8.GetByteCount(row)];
        BinaryPrimitives.WriteInt32BigEndian(bound, epoch);
        Encoding.UTF8.GetBytes(row, bound.AsSpan(4));
        return bound;
    }
}
