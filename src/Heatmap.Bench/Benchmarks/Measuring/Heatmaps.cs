using System.Globalization;
using System.Text.Json;

namespace Heatmap.Bench;

/// <summary>Asks for heatmaps.</summary>
internal sealed class Heatmaps(GraphQLClient client, TimeProvider time)
{
    private const string Query = """
        query Heat($site: ID!, $page: String!, $from: DateTime!, $to: DateTime!) {
          heatmap(site: $site, page: $page, from: $from, to: $to) { total cells }
        }
        """;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>The number of clicks that the answer counts.</summary>
    public async Task<double> TotalAsync(HeatmapQuestion question, CancellationToken cancellation)
    {
        var data = await client.AskAsync(Query, VariablesOf(question), cancellation).ConfigureAwait(false);
        return data.GetProperty("heatmap").GetProperty("total").GetDouble();
    }

    /// <summary>Waits until all clicks that were sent are counted: the projections follow the log.</summary>
    /// <exception cref="BenchmarkFailedException">They are not, in ten minutes; or there are more.</exception>
    public async Task UntilAsync(HeatmapQuestion question, long clicks, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            var total = await TotalAsync(question, cancellation).ConfigureAwait(false);
            if ((long)Math.Round(total) == clicks) return;
            if (total > clicks || time.GetElapsedTime(begun) > Patience)
                throw new BenchmarkFailedException($"The heatmap counts {total} clicks of {clicks} sent.");
            await Task.Delay(Pause, time, cancellation).ConfigureAwait(false);
        }
    }

    private static Dictionary<string, string> VariablesOf(HeatmapQuestion question) => new()
    {
        ["site"] = question.SiteId,
        ["page"] = question.Page,
        ["from"] = Text(question.From),
        ["to"] = Text(question.To),
    };

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
