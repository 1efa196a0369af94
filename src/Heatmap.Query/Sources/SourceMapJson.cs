using System.Text.Json;

namespace Heatmap.Query;

/// <summary>The members of a source map's JSON (ECMA-426, Source map format and Index source map). Unknown ones are passed over.</summary>
internal static class SourceMapJson
{
    public static SourceMap Read(JsonElement json)
    {
        var (segments, sources, names) = (new List<Segment>(), new List<string?>(), new List<string>());
        CheckVersion(json, "at its top");
        if (!json.TryGetProperty("sections", out var sections))
        {
            Add(json, "at its top", 0, 0, segments, sources, names);
            return new SourceMap(segments, sources, names);
        }

        var (number, last) = (0, (Line: 0, Column: 0));
        foreach (var section in Array(sections, "at its top", "sections"))
        {
            var place = $"in section {++number}";
            var offset = Offset(section, place);
            if (offset.CompareTo(last) < 0) throw new DamagedSourceMapException(place, "it begins before the section that precedes it.");
            last = offset;
            var map = Member(section, place, "map", JsonValueKind.Object, "an object");
            CheckVersion(map, place);
            Add(map, place, offset.Line, offset.Column, segments, sources, names);
        }

        return new SourceMap(segments, sources, names);
    }

    private static void Add(
        JsonElement map, string place, int line, int column, List<Segment> segments, List<string?> sources, List<string> names)
    {
        var mappings = Member(map, place, "mappings", JsonValueKind.String, "a text").GetString()!;
        var root = map.TryGetProperty("sourceRoot", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString() : null;
        var (earlierSources, earlierNames) = (sources.Count, names.Count);
        foreach (var source in Array(Member(map, place, "sources", JsonValueKind.Array, "a list"), place, "sources"))
            sources.Add(source.ValueKind == JsonValueKind.Null ? null : SourceName.Of(root, Text(source, place, "sources")));
        if (map.TryGetProperty("names", out var called))
            foreach (var name in Array(called, place, "names")) names.Add(Text(name, place, "names"));
        var from = segments.Count;
        new MappingsField(mappings, sources.Count - earlierSources, names.Count - earlierNames, segments).Read(line, column);
        for (var i = from; i < segments.Count; i++) segments[i] = Moved(segments[i], earlierSources, earlierNames);
    }

    /// <summary>Its source and name, counted in its section, counted among those of all.</summary>
    private static Segment Moved(Segment segment, int sources, int names) => segment with
    {
        Source = segment.Source == Segment.None ? Segment.None : segment.Source + sources,
        Name = segment.Name == Segment.None ? Segment.None : segment.Name + names,
    };

    private static void CheckVersion(JsonElement map, string place)
    {
        if (map.ValueKind != JsonValueKind.Object) throw new DamagedSourceMapException(place, "it is no JSON object.");
        if (!map.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetDouble(out var number) || number != 3)
            throw new DamagedSourceMapException(place, "'version' isn't 3; other versions are not read.");
    }

    private static (int Line, int Column) Offset(JsonElement section, string place)
    {
        if (section.ValueKind != JsonValueKind.Object) throw new DamagedSourceMapException(place, "it is no JSON object.");
        var offset = Member(section, place, "offset", JsonValueKind.Object, "an object");
        return (Number(offset, place, "line"), Number(offset, place, "column"));
    }

    private static int Number(JsonElement offset, string place, string name) =>
        Member(offset, place, name, JsonValueKind.Number, "a number").TryGetInt32(out var number) && number >= 0
            ? number
            : throw new DamagedSourceMapException(place, $"'{name}' of 'offset' is no number from 0.");

    private static JsonElement Member(JsonElement map, string place, string name, JsonValueKind kind, string what) =>
        map.TryGetProperty(name, out var member) && member.ValueKind == kind
            ? member
            : throw new DamagedSourceMapException(place, $"'{name}' is missing, or isn't {what}.");

    private static JsonElement.ArrayEnumerator Array(JsonElement list, string place, string name) => list.ValueKind == JsonValueKind.Array
        ? list.EnumerateArray()
        : throw new DamagedSourceMapException(place, $"'{name}' isn't a list.");

    private static string Text(JsonElement text, string place, string name) => text.ValueKind == JsonValueKind.String
        ? text.GetString()!
        : throw new DamagedSourceMapException(place, $"'{name}' holds something that is no text.");
}
