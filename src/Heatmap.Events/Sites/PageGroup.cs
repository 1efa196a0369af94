using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// Paths that are one page to the site's people. In a pattern <c>*</c> stands for one segment, a last <c>**</c> for any rest:
/// <c>/products/*</c>, <c>/docs/**</c>.
/// </summary>
public sealed record PageGroup(
    [property: JsonPropertyName("p")] string Pattern,
    [property: JsonPropertyName("n")] string Name)
{
    public bool Matches(string path)
    {
        ReadOnlySpan<char> pattern = Pattern, rest = path;
        while (true)
        {
            if (pattern is "**" or "/**") return true;
            var wanted = NextSegment(ref pattern);
            var found = NextSegment(ref rest);
            if (wanted is not "*" && !wanted.SequenceEqual(found)) return false;
            if (wanted is "*" && found.IsEmpty) return false;
            if (rest.IsEmpty) return pattern is "" or "/**";
            if (pattern.IsEmpty) return false;
        }
    }

    private static ReadOnlySpan<char> NextSegment(ref ReadOnlySpan<char> path)
    {
        if (path is ['/', ..]) path = path[1..];
        var end = path.IndexOf('/');
        var segment = end < 0 ? path : path[..end];
        path = end < 0 ? [] : path[end..];
        return segment;
    }
}
