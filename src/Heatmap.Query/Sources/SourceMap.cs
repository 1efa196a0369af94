using System.Text.Json;

namespace Heatmap.Query;

/// <summary>
/// A source map, version 3 (ECMA-426, https://tc39.es/ecma426/), also one of sections: tells of a place in a script which place in
/// which source it was made of.
/// </summary>
public sealed class SourceMap
{
    private readonly Segment[] _segments;
    private readonly IReadOnlyList<string?> _sources;
    private readonly IReadOnlyList<string> _names;

    internal SourceMap(IEnumerable<Segment> segments, IReadOnlyList<string?> sources, IReadOnlyList<string> names)
    {
        // Stable: of mappings at one place the last one counts.
        _segments = [.. segments.OrderBy(s => s.Line).ThenBy(s => s.Column)];
        (_sources, _names) = (sources, names);
    }

    /// <summary>How many places it tells: what it costs in memory is 24 bytes each.</summary>
    public int Size => _segments.Length;

    /// <summary>How many sources it tells of.</summary>
    public int Sources => _sources.Count;

    /// <param name="json">The map's JSON.</param>
    /// <exception cref="DamagedSourceMapException">It is none.</exception>
    public static SourceMap Read(JsonElement json)
    {
        try
        {
            return SourceMapJson.Read(json);
        }
        catch (InvalidOperationException e)
        {
            // Text that is no Unicode shows only when it is read (JsonElement.GetString).
            throw new DamagedSourceMapException("in one of its texts", $"{e.Message.TrimEnd('.')}.", e);
        }
    }

    /// <summary>The place by that of the script, both counted from 1; null where the map doesn't say.</summary>
    public SourcePlace? Find(int line, int column)
    {
        var at = Last(line - 1, column - 1);
        if (at < 0) return null;
        var segment = _segments[at];
        if (segment.Source == Segment.None || _sources[segment.Source] is not { } source) return null;
        return new SourcePlace(source, segment.SourceLine + 1, segment.SourceColumn + 1, segment.Name == Segment.None ? null : _names[segment.Name]);
    }

    /// <summary>The last segment at or before a place, on earlier lines too (GetOriginalPositions); -1 for none.</summary>
    private int Last(int line, int column)
    {
        var (from, to) = (0, _segments.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (_segments[middle].IsBeyond(line, column)) to = middle;
            else from = middle + 1;
        }

        return from - 1;
    }
}
