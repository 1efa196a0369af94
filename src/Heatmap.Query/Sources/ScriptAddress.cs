using System.Text.RegularExpressions;

namespace Heatmap.Query;

/// <summary>The address by which a script is known.</summary>
public static partial class ScriptAddress
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

    /// <summary>
    /// Whether browsers tell it as it is. What looks like an e-mail address or an account number they mask, in a file's name too; then
    /// errors of the script don't name it.
    /// </summary>
    public static bool IsTold(string script) => !script.Split('/').Any(part => Masked().IsMatch(Uri.UnescapeDataString(part)));

    // The forms of src/browser-sdk/src/privacy/scrub.ts that a file's name or its hash can have by chance.
    [GeneratedRegex(
        @"[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}.-]{1,190}\.\p{L}{2,24}|\b[a-z]{2}[0-9]{2}([ -]?[a-z0-9]{4}){3,7}([ -]?[a-z0-9]{1,3})?\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Masked();
}
