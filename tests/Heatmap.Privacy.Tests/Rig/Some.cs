using System.Buffers.Binary;
using System.Security.Cryptography;
using Heatmap.Events;

namespace Heatmap.Privacy.Tests;

/// <summary>Examples that differ by number alone.</summary>
internal static class Some
{
    public static SiteId Site { get; } = new("shop1");

    public static SiteId OtherSite { get; } = new("shop2");

    public static SubjectId Subject(int n) => new(Guid(n));

    public static Guid Guid(int n) => new(Bytes("guid", n, 16), bigEndian: true);

    public static Mark Mark(int n) => new(Bytes("mark", n, 32));

    public static WrappedKey Wrapped(int epoch, int n) => new(epoch, Bytes($"key of {epoch}", n, 32).Concat(Bytes("rest", n, 28)).ToArray());

    public static NewSubject NewSubject(int n, long now = 0, int? day = null, int epoch = 1) =>
        new(Site, Subject(n), Wrapped(epoch, n), Mark(n), day, Mark(-n), now);

    private static byte[] Bytes(string kind, int n, int length)
    {
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, n);
        return SHA256.HashData([.. System.Text.Encoding.ASCII.GetBytes(kind), .. number])[..length];
    }
}
