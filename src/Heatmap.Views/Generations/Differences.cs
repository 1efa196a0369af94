using System.Text.Json;

namespace Heatmap.Views;

/// <summary>
/// Says in words how two rows of the same key differ. Rows are about people: texts appear by their length only.
/// </summary>
public static class Differences
{
    /// <summary>Null when the rows are equal, byte for byte.</summary>
    public static string? Between(ViewRow live, ViewRow rebuilt)
    {
        if (live.Rank != rebuilt.Rank) return $"rank {live.Rank} live, {rebuilt.Rank} rebuilt";
        if (live.Document.Span.SequenceEqual(rebuilt.Document.Span)) return null;
        try
        {
            using var one = JsonDocument.Parse(live.Document);
            using var other = JsonDocument.Parse(rebuilt.Document);
            return InJson("document", one.RootElement, other.RootElement) ?? "the same document, written differently";
        }
        catch (JsonException)
        {
            return $"{live.Document.Length} bytes live, {rebuilt.Document.Length} rebuilt, not both of them JSON";
        }
    }

    /// <summary>Null when the totals are equal, cell by cell.</summary>
    public static string? Between(Rollup live, Rollup rebuilt)
    {
        if (live.Cells.Span.SequenceEqual(rebuilt.Cells.Span)) return null;
        var (one, other) = (new SortedDictionary<int, long>(), new SortedDictionary<int, long>());
        SparseGrid.AddTo(one, live.Cells.Span);
        SparseGrid.AddTo(other, rebuilt.Cells.Span);
        foreach (var cell in one.Keys.Union(other.Keys).Order())
        {
            var (left, right) = (CollectionExtensions.GetValueOrDefault(one, cell), CollectionExtensions.GetValueOrDefault(other, cell));
            if (left != right) return $"cell {cell} weighs {left} live, {right} rebuilt";
        }

        return "the same cells, written differently";
    }

    private static string? InJson(string path, JsonElement live, JsonElement rebuilt)
    {
        if (JsonElement.DeepEquals(live, rebuilt)) return null;
        return (live.ValueKind, rebuilt.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => InObjects(path, live, rebuilt),
            (JsonValueKind.Array, JsonValueKind.Array) => InArrays(path, live, rebuilt),
            _ => $"{path} is {Words(live)} live, {Words(rebuilt)} rebuilt",
        };
    }

    private static string? InObjects(string path, JsonElement live, JsonElement rebuilt)
    {
        foreach (var property in live.EnumerateObject())
        {
            var there = $"{path}.{property.Name}";
            if (!rebuilt.TryGetProperty(property.Name, out var other)) return $"{there} is {Words(property.Value)} live, absent rebuilt";
            if (InJson(there, property.Value, other) is { } difference) return difference;
        }

        foreach (var property in rebuilt.EnumerateObject())
        {
            if (!live.TryGetProperty(property.Name, out _)) return $"{path}.{property.Name} is absent live, {Words(property.Value)} rebuilt";
        }

        return null;
    }

    private static string? InArrays(string path, JsonElement live, JsonElement rebuilt)
    {
        var (one, other) = (live.GetArrayLength(), rebuilt.GetArrayLength());
        for (var i = 0; i < Math.Min(one, other); i++)
        {
            if (InJson($"{path}[{i}]", live[i], rebuilt[i]) is { } difference) return difference;
        }

        return one == other ? null : $"{path} has {one} items live, {other} rebuilt";
    }

    private static string Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => $"a text of {value.GetString()!.Length} characters",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => $"a list of {value.GetArrayLength()}",
        _ => value.GetRawText(),
    };
}
