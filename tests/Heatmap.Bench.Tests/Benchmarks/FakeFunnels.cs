using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Heatmap.Bench.Tests;

/// <summary>As much of a server as the funnel's benchmarks talk to: what it counts is there after a while, and its accounts follow later.</summary>
internal sealed class FakeFunnels
{
    private int _lags = 3;
    private int _counting = 3;
    private int _following = 3;
    private long _sent;

    /// <summary>Events that it was sent.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>What the categories count of the first step; all that began are 90.</summary>
    public (int HighIntent, int None) Categories { get; set; } = (60, 30);

    public void Take(int events) => Interlocked.Add(ref _sent, events);

    public string Metrics() => $$"""
        # TYPE events_processed_total counter
        events_processed_total {{Sent}}
        heatmap_projector_lag_positions{projection="click-map"} 0
        heatmap_projector_lag_positions{projection="funnels"} {{Math.Max(0, _lags--)}}

        """;

    public string Answer(string query, JsonElement variables)
    {
        if (query.Contains("defineFunnel", StringComparison.Ordinal)) return """{"data":{"defineFunnel":{"id":"f1"}}}""";
        if (query.Contains("accounts(", StringComparison.Ordinal))
            return $$$"""{"data":{"accounts":{"totalCount":7,"edges":[],"provenance":{"position":"{{{(_following-- > 0 ? "8" : "9")}}}" } } } }""";
        if (variables.GetProperty("id").GetString() != "f1") return """{"errors":[{"message":"No such funnel."}],"data":null}""";
        if (query.Contains("ACCOUNT_CATEGORY", StringComparison.Ordinal))
            return $$$"""{"data":{"funnel":{"breakdown":[{{{Part("HIGH_INTENT", Categories.HighIntent)}}},{{{Part("", Categories.None)}}}] } } }""";
        if (_lags >= 0) throw new BadHttpRequestException("The projections hadn't followed yet.");
        var figures = _counting-- > 0 ? "null" : Part(null, 90);
        return $$$"""{"data":{"funnel":{"recounting":null,"figures":{{{figures}}},"provenance":{"position":"9" } } } }""";
    }

    private static string Part(string? value, int began) =>
        $$"""{"value":{{JsonSerializer.Serialize(value)}},"steps":[{"count":{{began}}},{"count":0},{"count":0}] }""";
}
