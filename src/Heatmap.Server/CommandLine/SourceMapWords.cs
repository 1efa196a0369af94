using System.Globalization;
using System.Text.Json;

namespace Heatmap.Server;

/// <summary>Results of <c>source-maps</c> in words.</summary>
internal static class SourceMapWords
{
    public static string Added(JsonElement map) =>
        $"Errors of {map.GetProperty("script").GetString()} are shown with their place in its {Count(map.GetProperty("sources").GetInt32(), "source")}, "
        + $"earlier ones too ({Size(map)} kept).{Remark(map)}";

    public static string Listed(JsonElement maps) => maps.GetArrayLength() == 0
        ? "There are no source maps: errors are shown where they are in the scripts. 'source-maps add' adds one."
        : string.Join(Environment.NewLine, maps.EnumerateArray().Select(m =>
            $"{m.GetProperty("script").GetString()}: {Count(m.GetProperty("sources").GetInt32(), "source")}, {Size(m)}, added {m.GetProperty("added").GetString()}.{Remark(m)}"));

    public static string Removed(JsonElement removed) =>
        $"Removed: errors of {removed.GetProperty("script").GetString()} are shown where they are in the script.";

    private static string Remark(JsonElement map) => map.GetProperty("remark").GetString() is { } remark ? " " + remark : "";

    private static string Size(JsonElement map) =>
        string.Create(CultureInfo.InvariantCulture, $"{map.GetProperty("bytes").GetInt64() / 1024.0:0.#} KiB");

    private static string Count(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
