using Heatmap.Events;
using Heatmap.Privacy;

namespace Heatmap.Ingest;

/// <summary>What is shown of the <c>Origin</c> header, in which anybody can send any text.</summary>
internal static class NotedOrigin
{
    // RFC 1035, section 2.3.4: a name of the DNS has no more octets.
    private const int LongestHost = 255;

    /// <summary>Scheme, host and port; <c>null</c> as a text, which browsers send for files and sandboxed frames (Fetch standard, section 3.2); null for none that is one.</summary>
    public static string? Of(SiteProfile site, string? origin)
    {
        if (origin is null or "null" || Admission.IsOf(site, origin)) return origin;
        return Uri.TryCreate(origin, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length is > 0 and <= LongestHost
            ? $"{address.Scheme}://{PersonalDataFinder.MaskName(address.IdnHost)}{(address.IsDefaultPort ? "" : $":{address.Port}")}"
            : null;
    }
}
