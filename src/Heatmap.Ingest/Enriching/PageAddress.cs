using Heatmap.Events;
using Heatmap.Privacy;

namespace Heatmap.Ingest;

/// <summary>Takes from addresses what may stand in clear: path, host, the campaign. Lenient, since scrubbing may have left something that no URL parser takes.</summary>
internal static class PageAddress
{
    private const int LongestPath = 512;
    private const int LongestHost = 253;
    private const int LongestCampaign = 128;

    /// <summary>The path without query and fragment, personal data replaced; "/" where the address has none.</summary>
    public static string MaskedPath(string url)
    {
        var path = PathOf(url);
        var masked = path.Length <= 1 ? "/" : PersonalDataFinder.MaskPath(path.ToString());
        return masked.Length > LongestPath ? masked[..LongestPath] : masked;
    }

    /// <summary>The host in lower case, without user name, password and port; null for an address without one.</summary>
    public static string? Host(string? url)
    {
        if (string.IsNullOrEmpty(url)) return null;
        var start = url.IndexOf("://", StringComparison.Ordinal);
        if (start < 0) return null;
        var host = url.AsSpan(start + 3);
        var end = host.IndexOfAny('/', '?', '#');
        if (end >= 0) host = host[..end];
        host = host[(host.LastIndexOf('@') + 1)..];
        var port = host.LastIndexOf(':');
        if (port >= 0 && !host.EndsWith("]")) host = host[..port];
        return host.IsEmpty || host.Length > LongestHost ? null : PersonalDataFinder.MaskName(host.ToString().ToLowerInvariant());
    }

    /// <summary>The <c>utm_*</c> values of the query, personal data replaced; null when there are none.</summary>
    public static Campaign? CampaignOf(string url)
    {
        var start = url.IndexOf('?', StringComparison.Ordinal);
        if (start < 0 || !url.Contains("utm_", StringComparison.OrdinalIgnoreCase)) return null;
        var query = url[(start + 1)..];
        var end = query.IndexOf('#', StringComparison.Ordinal);
        if (end >= 0) query = query[..end];
        var campaign = new Campaign(
            Value(query, "utm_source"), Value(query, "utm_medium"), Value(query, "utm_campaign"), Value(query, "utm_term"), Value(query, "utm_content"));
        return campaign == new Campaign(null, null, null, null, null) ? null : campaign;
    }

    private static ReadOnlySpan<char> PathOf(string url)
    {
        ReadOnlySpan<char> rest = url;
        var end = rest.IndexOfAny('?', '#');
        if (end >= 0) rest = rest[..end];
        var authority = rest.IndexOf("://");
        if (authority < 0) return rest is ['/', ..] ? rest : "/";
        rest = rest[(authority + 3)..];
        var path = rest.IndexOf('/');
        return path < 0 ? "/" : rest[path..];
    }

    private static string? Value(string query, string name)
    {
        foreach (var part in query.AsSpan().Split('&'))
        {
            var pair = query.AsSpan(part);
            if (pair.Length <= name.Length + 1 || pair[name.Length] != '=') continue;
            if (!pair[..name.Length].Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            var masked = PersonalDataFinder.MaskName(Uri.UnescapeDataString(pair[(name.Length + 1)..].ToString().Replace('+', ' ')));
            return masked.Length > LongestCampaign ? masked[..LongestCampaign] : masked;
        }

        return null;
    }
}
