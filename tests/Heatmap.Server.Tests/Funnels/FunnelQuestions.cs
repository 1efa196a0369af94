using System.Text.Json;

namespace Heatmap.Server.Tests.Funnels;

/// <summary>Defines and asks for funnels as a client would.</summary>
internal static class FunnelQuestions
{
    public static async Task<string> DefineFunnelAsync(this World world, Company company, string way)
    {
        var data = await world.DataAsync(company.Token, $"mutation {{ defineFunnel(site: \"{company.Site.Id}\", funnel: {way}) {{ id }} }}");
        return data.GetProperty("defineFunnel").GetProperty("id").GetString()!;
    }

    /// <summary>A report of two days around now.</summary>
    public static async Task<JsonElement> ReportAsync(this World world, Company company, string id, string fields)
    {
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-4), DateTimeOffset.UtcNow.AddDays(1));
        var data = await world.DataAsync(
            company.Token,
            $$"""query($s: ID!, $i: ID!, $f: DateTime!, $t: DateTime!) { funnel(site: $s, id: $i, from: $f, to: $t) { {{fields}} } }""",
            new { s = company.Site.Id.Value, i = id, f = from, t = to });
        return data.GetProperty("funnel");
    }

    /// <summary>How many took each step, as <c>100 40 10</c>; null while it is being counted.</summary>
    public static async Task<string?> CountsAsync(this World world, Company company, string id)
    {
        var report = await world.ReportAsync(company, id, "recounting figures { steps { count } }");
        var isCounting = report.GetProperty("recounting").ValueKind != JsonValueKind.Null;
        (report.GetProperty("figures").ValueKind == JsonValueKind.Null).ShouldBe(isCounting);
        return isCounting ? null : Counts(report.GetProperty("figures"));
    }

    public static string Counts(JsonElement figures) =>
        string.Join(' ', figures.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("count").GetDouble()));

    public static Task CountedAsync(this World world, Company company, string id, string counts) =>
        Waiting.UntilAsync(async () => await world.CountsAsync(company, id) == counts, $"the funnel counts {counts}");
}
