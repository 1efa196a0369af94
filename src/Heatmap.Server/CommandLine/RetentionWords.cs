using System.Globalization;
using System.Text.Json;

namespace Heatmap.Server;

/// <summary>Results of <c>retention</c> in words.</summary>
internal static class RetentionWords
{
    public static string Shown(JsonElement sites) =>
        sites.GetArrayLength() == 0 ? "There is no site yet." : string.Join(Environment.NewLine, sites.EnumerateArray().Select(Chosen));

    public static string Chosen(JsonElement site)
    {
        var since = site.GetProperty("eventsSince").GetString() is { } events
            ? $"has events since {events}, totals since {site.GetProperty("totalsSince").GetString()}"
            : "has all events still";
        var running = site.GetProperty("running").GetBoolean() ? "; a run is underway" : "";
        return $"Site {site.GetProperty("site").GetString()} ({site.GetProperty("name").GetString()}): keeps events for "
            + $"{Count(site.GetProperty("days").GetInt64(), "day")} and totals for {Count(site.GetProperty("months").GetInt64(), "month")}; {since}{running}.";
    }

    public static string Applied(JsonElement results) => string.Join(Environment.NewLine, results.EnumerateArray().Select(Applied1));

    private static string Applied1(JsonElement result)
    {
        var site = $"Site {result.GetProperty("site").GetString()}";
        if (!result.GetProperty("due").GetBoolean()) return $"{site}: nothing is due; what is older than it keeps is gone already.";
        var (cut, expired, events) = (Number(result, "cut"), Number(result, "expired"), Number(result, "events"));
        var taken = $"{Count(events, "event")} of {Count(cut, "visitor")}, of whom {(expired == 1 ? "1 is" : $"{expired} are")} gone with their keys";
        if (result.GetProperty("dryRun").GetBoolean()) return $"{site}: would take {taken.Replace("are gone", "would be gone", StringComparison.Ordinal)}. Nothing was changed.";
        return $"{site}: took {taken}.{Space(result)}";
    }

    private static string Space(JsonElement result)
    {
        var freed = result.GetProperty("freed").ValueKind == JsonValueKind.Number ? $" {Bytes(Number(result, "freed"))} of disk freed." : "";
        var pending = result.GetProperty("pending").ValueKind == JsonValueKind.Number && Number(result, "pending") is > 0 and var waits
            ? $" {Bytes(waits)} more can be freed." : "";
        return freed + pending + (result.GetProperty("mend").GetString() is { } mend ? $" {mend}" : "");
    }

    private static long Number(JsonElement result, string name) => result.GetProperty(name).GetInt64();

    private static string Bytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0 / 1024.0:0.0} MiB");

    private static string Count(long number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
