using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Heatmap.Projections;

/// <summary>A session's id: 96 bits of SHA-256 over its first event (subject, run, sequence, time), in URL-safe Base64. The same events give the same id.</summary>
public static class SessionId
{
    public static string Of(VisitorEvent first)
    {
        Span<byte> source = stackalloc byte[48];
        first.Subject.Value.TryWriteBytes(source);
        first.Envelope.Run.TryWriteBytes(source[16..]);
        BinaryPrimitives.WriteInt64BigEndian(source[32..], first.Envelope.Sequence);
        BinaryPrimitives.WriteInt64BigEndian(source[40..], first.Envelope.At);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(source, hash);
        return Base64Url.EncodeToString(hash[..12]);
    }
}
