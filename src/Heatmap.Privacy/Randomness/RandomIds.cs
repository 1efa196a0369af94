namespace Heatmap.Privacy;

/// <summary>Ids from a generator.</summary>
internal static class RandomIds
{
    /// <summary>A version 4 UUID: 122 random bits (RFC 9562, section 5.4).</summary>
    public static Guid NextId(this IRandomness random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    public static byte[] NextKey(this IRandomness random)
    {
        var key = new byte[KeyWrap.KeyLength];
        random.Fill(key);
        return key;
    }
}
