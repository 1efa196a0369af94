namespace Heatmap.Query;

/// <summary>The address by which a script is known.</summary>
public static class ScriptAddress
{
    // As long as a reported one may be (collect.schema.json, error.source).
    private const int Longest = 4096;

    /// <summary>Origin and path, as a browser writes them, without query and fragment; null for what is no address of a script.</summary>
    public static string? Of(string? text)
    {
        if (text is null || text.Length > Longest || !Uri.TryCreate(text, UriKind.Absolute, out var address)) return null;
        if (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp) return null;
        if (address.Host.Length == 0) return null;
        var host = address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost;
        return $"{address.Scheme}://{host}{(address.IsDefaultPort ? "" : FormattableString.Invariant($":{address.Port}"))}{address.AbsolutePath}";
    }
}
