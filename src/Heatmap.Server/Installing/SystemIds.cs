using System.Security.Cryptography;

namespace Heatmap.Server;

/// <summary>Random ids (UUID version 4, RFC 9562), made here and handed to the rooms that need them.</summary>
public static class SystemIds
{
    public static Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
