using System.Buffers.Binary;
using System.Net;
using Heatmap.Events;

namespace Heatmap.Ingest;

/// <summary>Who may send, and how much.</summary>
internal sealed class Admission(ISites sites, IngestOptions options, TimeProvider time)
{
    private readonly RateGate<AddressBlock> _byAddress = new(options.RequestsByAddress, options.BurstByAddress, time);

    // A key's burst is one second's worth.
    private readonly RateGate<SiteId> _byKey = new(options.RequestsByKey, options.RequestsByKey, time);

    /// <summary>
    /// Before the body is read, so that what an address sends beyond its share costs nothing and doesn't use up its site's. The
    /// address is looked at in memory only, and not by itself: of IPv6 the network (64 bits), in which one person has them all.
    /// </summary>
    /// <exception cref="RequestRefusedException">429.</exception>
    public void AdmitAddress(IPAddress? address)
    {
        if (address is not null && _byAddress.Enter(AddressBlock.Of(address)) is { } wait) throw TooMany(wait, "from this address");
    }

    /// <exception cref="RequestRefusedException">401, 403 or 429.</exception>
    public SiteProfile AdmitSite(string publicKey, string? origin)
    {
        var site = sites.Find(publicKey)
            ?? throw new RequestRefusedException(401, Codes.UnknownSite, "$.site is not the key of a site here. Take the snippet from the site's settings.");
        if (origin is not null && !IsOf(site, origin))
            throw new RequestRefusedException(403, Codes.ForeignOrigin, "This site doesn't take events from that origin. Add the origin in the site's settings.");
        if (_byKey.Enter(site.Id) is { } wait) throw TooMany(wait, "for this site");
        return site;
    }

    public static bool IsOf(SiteProfile site, string origin)
    {
        foreach (var own in site.Origins)
        {
            if (string.Equals(own, origin, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static RequestRefusedException TooMany(TimeSpan wait, string where) =>
        new(429, Codes.TooManyRequests, $"Too many requests {where}. Try again later.", wait);

    private readonly record struct AddressBlock(ulong Network, uint Host)
    {
        public static AddressBlock Of(IPAddress address)
        {
            if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
            Span<byte> bytes = stackalloc byte[16];
            address.TryWriteBytes(bytes, out var length);
            return length == 4
                ? new AddressBlock(0, BinaryPrimitives.ReadUInt32BigEndian(bytes))
                : new AddressBlock(BinaryPrimitives.ReadUInt64BigEndian(bytes), 0);
        }
    }
}
