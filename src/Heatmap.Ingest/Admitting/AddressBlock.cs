using System.Buffers.Binary;
using System.Net;

namespace Heatmap.Ingest;

/// <summary>
/// Whom one limit by address is for: an address of IPv4, or of IPv6 the network (64 bits), in which one person has them all. In
/// memory only; whatever leaves the process is a keyed hash of <see cref="Write"/>.
/// </summary>
public readonly record struct AddressBlock
{
    /// <summary>How many bytes <see cref="Write"/> fills.</summary>
    public const int Size = 12;

    private AddressBlock(ulong network, uint host) => (Network, Host) = (network, host);

    private ulong Network { get; }

    private uint Host { get; }

    public static AddressBlock Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        return length == 4
            ? new AddressBlock(0, BinaryPrimitives.ReadUInt32BigEndian(bytes))
            : new AddressBlock(BinaryPrimitives.ReadUInt64BigEndian(bytes), 0);
    }

    /// <summary>The block in bytes, for hashing.</summary>
    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Network);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[8..], Host);
    }

    /// <summary>Says nothing: an address must not end in a log line.</summary>
    public override string ToString() => "(address)";
}
