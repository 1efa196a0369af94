using System.Diagnostics.Metrics;
using System.Text;

namespace Heatmap.Server;

/// <summary>
/// Names of instruments and tags as Prometheus has them (prometheus.io, "Metric and label naming"): words joined by underscores,
/// the unit behind the name, counters with <c>_total</c>.
/// </summary>
internal static class MetricNames
{
    // What ASP.NET Core measures of requests: routes as templates, methods from a fixed list.
    public const string Requests = "http.server.request.duration";

    /// <summary>Names that were promised otherwise than the rule would make them.</summary>
    private static readonly Dictionary<string, string> Promised = new()
    {
        [Requests] = "http_request_duration_seconds",
        ["heatmap.projector.events"] = "events_processed_total",
        ["heatmap.generation.duration"] = "heatmap_generation_duration",
        ["heatmap.sessions.active"] = "active_sessions_count",
    };

    private static readonly Dictionary<string, string> RequestLabels = new()
    {
        ["http.request.method"] = "method",
        ["http.route"] = "route",
        ["http.response.status_code"] = "code",
    };

    /// <summary>Whether it is told: all of ours, and of the framework what is said of requests.</summary>
    public static bool IsTold(Instrument instrument) =>
        instrument.Meter.Name.StartsWith("Heatmap.", StringComparison.Ordinal)
        || (instrument.Meter.Name == "Microsoft.AspNetCore.Hosting" && instrument.Name == Requests);

    public static string Of(Instrument instrument, MetricKind kind)
    {
        if (Promised.TryGetValue(instrument.Name, out var promised)) return promised;
        var unit = instrument.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => "",
        };
        return $"{Words(instrument.Name)}{unit}{(kind == MetricKind.Counter ? "_total" : "")}";
    }

    /// <summary>The label that a tag becomes; null for one that is left out.</summary>
    public static string? Label(Instrument instrument, string tag) =>
        instrument.Name == Requests ? RequestLabels.GetValueOrDefault(tag) : Words(tag);

    private static string Words(string name)
    {
        var words = new StringBuilder(name.Length + 1);
        foreach (var c in name) words.Append(char.IsAsciiLetterOrDigit(c) ? c : '_');
        if (words.Length == 0 || char.IsAsciiDigit(words[0])) words.Insert(0, '_');
        return words.ToString();
    }
}
