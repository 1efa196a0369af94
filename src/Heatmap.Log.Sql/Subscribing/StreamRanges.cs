using System.Globalization;
using Heatmap.Events;

namespace Heatmap.Log.Sql;

/// <summary>
/// A filter's prefixes as ranges of names for SQL: <c>visitor-</c> is everything from <c>visitor-</c> up to, but not, <c>visitor.</c>,
/// since the point follows the hyphen in ASCII. May let through more than the filter does, never less.
/// </summary>
internal sealed class StreamRanges
{
    private readonly (string Name, object? Value)[] _bounds;

    public StreamRanges(EventFilter filter)
    {
        var prefixes = filter.StreamPrefixes.Any(p => p.Length == 0) ? [] : filter.StreamPrefixes;
        var ranges = prefixes.Select(p => (From: p, To: FirstBehind(p))).ToArray();
        if (ranges.Any(r => r.To is null)) ranges = [];
        Condition = string.Join(" OR ", ranges.Select((_, i) => Between(i)));
        _bounds = [.. ranges.SelectMany((r, i) => new (string, object?)[] { (From(i), r.From), (To(i), r.To) })];
    }

    /// <summary>The ranges as a condition on <c>stream</c>; empty when everything passes.</summary>
    public string Condition { get; }

    /// <summary>The condition's parameters after some others.</summary>
    public (string Name, object? Value)[] After(params ReadOnlySpan<(string Name, object? Value)> others) => [.. others, .. _bounds];

    /// <summary>
    /// The least name that follows all names with this prefix: its last ASCII letter stepped up by one. What stands behind that
    /// letter is cut off, because beyond ASCII the next letter in UTF-8 is not always the next in UTF-16.
    /// </summary>
    private static string? FirstBehind(string prefix)
    {
        var last = prefix.Length - 1;
        while (last >= 0 && prefix[last] >= 0x7F) last--;
        return last < 0 ? null : prefix[..last] + (char)(prefix[last] + 1);
    }

    private static string Between(int index) => $"(stream >= {From(index)} AND stream < {To(index)})";

    private static string From(int index) => string.Create(CultureInfo.InvariantCulture, $"@from{index}");

    private static string To(int index) => string.Create(CultureInfo.InvariantCulture, $"@to{index}");
}
