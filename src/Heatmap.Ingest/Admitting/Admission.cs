using System.Net;
using Heatmap.Events;

namespace Heatmap.Ingest;

/// <summary>Who may send, and how much.</summary>
internal sealed class Admission(ISites sites, IRateLimits limits)
{
    /// <summary>
    /// Before the body is read, so that what an address sends beyond its share costs nothing and doesn't use up its site's. The
    /// address is looked at in memory only, and not by itself: of IPv6 the network (64 bits), in which one person has them all.
    /// </summary>
    /// <exception cref="RequestRefusedException">429.</exception>
    public async ValueTask AdmitAddressAsync(IPAddress? address, CancellationToken cancellation)
    {
        if (address is null) return;
        if (await limits.EnterAsync(AddressBlock.Of(address), cancellation).ConfigureAwait(false) is { } wait) throw TooMany(wait, "from this address");
    }

    /// <exception cref="RequestRefusedException">401, 403 or 429.</exception>
    public async ValueTask<SiteProfile> AdmitSiteAsync(string publicKey, string? origin, CancellationToken cancellation)
    {
        var site = sites.Find(publicKey)
            ?? throw new RequestRefusedException(401, Codes.UnknownSite, "$.site (siteId at the simple addresses) is not the key of a site here. Take the snippet from the site's settings.");
        if (origin is not null && !IsOf(site, origin))
            throw new RequestRefusedException(403, Codes.ForeignOrigin, "This site doesn't take events from that origin. Add the origin in the site's settings.");
        if (await limits.EnterAsync(site.Id, cancellation).ConfigureAwait(false) is { } wait) throw TooMany(wait, "for this site");
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
}
