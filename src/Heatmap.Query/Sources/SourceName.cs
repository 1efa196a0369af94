using System.Text.RegularExpressions;

namespace Heatmap.Query;

/// <summary>How a source is named for people.</summary>
internal static partial class SourceName
{
    /// <summary>
    /// The source below its root (ECMA-426, DecodeSourceMapSources), without <c>.</c> and <c>..</c>: names count from where the map lay
    /// when it was built, which nobody who reads them knows. An empty root, which bundlers write for none, is none.
    /// </summary>
    public static string Of(string? root, string source)
    {
        var whole = string.IsNullOrEmpty(root) ? source : root.EndsWith('/') ? root + source : $"{root}/{source}";
        var scheme = Scheme().Match(whole).Value;
        var kept = new List<string>();
        foreach (var part in whole[scheme.Length..].Split('/'))
        {
            if (part == ".." && kept.Count > 0) kept.RemoveAt(kept.Count - 1);
            else if (part is not ("." or "..")) kept.Add(part);
        }

        return scheme + string.Join('/', kept);
    }

    // With the host, which no .. leaves.
    [GeneratedRegex(@"^[A-Za-z][\w+.-]*://[^/]*/")]
    private static partial Regex Scheme();
}
