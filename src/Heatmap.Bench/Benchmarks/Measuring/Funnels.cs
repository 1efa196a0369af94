using System.Globalization;
using System.Text.Json;

namespace Heatmap.Bench;

/// <summary>Defines a funnel and asks for it.</summary>
internal sealed class Funnels(GraphQLClient client, string site, TimeProvider time)
{
    private const string Query = """
        query Funnel($site: ID!, $id: ID!, $from: DateTime!, $to: DateTime!) {
          funnel(site: $site, id: $id, from: $from, to: $to) { recounting figures { steps { count } } }
        }
        """;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>The new funnel's id.</summary>
    public async Task<string> DefineAsync(FunnelQuestion question, CancellationToken cancellation)
    {
        var steps = string.Join(", ", question.Pages.Select(page => $"{{ kind: PAGE, page: \"{page}\" }}"));
        var window = ((long)question.Window.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        var mutation = $"mutation($site: ID!) {{ defineFunnel(site: $site, funnel: {{ name: \"Bench\", window: {window}, steps: [{steps}] }}) {{ id }} }}";
        var data = await client.AskAsync(mutation, new Dictionary<string, string> { ["site"] = site }, cancellation).ConfigureAwait(false);
        return data.GetProperty("defineFunnel").GetProperty("id").GetString()!;
    }

    /// <summary>How many took each step; null while they are being counted.</summary>
    public async Task<IReadOnlyList<long>?> CountsAsync(string id, FunnelQuestion question, CancellationToken cancellation)
    {
        var variables = new Dictionary<string, string> { ["site"] = site, ["id"] = id, ["from"] = Text(question.From), ["to"] = Text(question.To) };
        var report = (await client.AskAsync(Query, variables, cancellation).ConfigureAwait(false)).GetProperty("funnel");
        if (report.GetProperty("figures") is not { ValueKind: JsonValueKind.Object } figures) return null;
        return [.. figures.GetProperty("steps").EnumerateArray().Select(step => (long)Math.Round(step.GetProperty("count").GetDouble()))];
    }

    /// <summary>Waits until the past is counted; how many took each step.</summary>
    /// <exception cref="BenchmarkFailedException">It isn't in half an hour.</exception>
    public async Task<IReadOnlyList<long>> CountedAsync(string id, FunnelQuestion question, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            if (await CountsAsync(id, question, cancellation).ConfigureAwait(false) is { } counts) return counts;
            if (time.GetElapsedTime(begun) > Patience) throw new BenchmarkFailedException($"The funnel isn't counted after {Patience}.");
            await Task.Delay(Pause, time, cancellation).ConfigureAwait(false);
        }
    }

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
