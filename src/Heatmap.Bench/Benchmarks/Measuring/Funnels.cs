using System.Globalization;
using System.Text.Json;

namespace Heatmap.Bench;

/// <summary>Defines a funnel and asks for it.</summary>
internal sealed class Funnels(GraphQLClient client, string site, TimeProvider time)
{
    private const string Whole = """
        query Funnel($site: ID!, $id: ID!, $from: DateTime!, $to: DateTime!) {
          funnel(site: $site, id: $id, from: $from, to: $to) { recounting figures { steps { count } } provenance { position } }
        }
        """;

    private const string ByCategory = """
        query Funnel($site: ID!, $id: ID!, $from: DateTime!, $to: DateTime!) {
          funnel(site: $site, id: $id, from: $from, to: $to) { breakdown(by: ACCOUNT_CATEGORY) { value steps { count } } }
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

    /// <summary>How many took each step, up to a position of the log; null while they are being counted.</summary>
    public async Task<(IReadOnlyList<long> Counts, string Position)?> CountsAsync(string id, FunnelQuestion question, CancellationToken cancellation)
    {
        var report = await AskAsync(Whole, id, question, cancellation).ConfigureAwait(false);
        if (report.GetProperty("figures") is not { ValueKind: JsonValueKind.Object } figures) return null;
        return (StepsOf(figures), report.GetProperty("provenance").GetProperty("position").GetString()!);
    }

    /// <summary>How many took each step, of each category of account that has any; the name is empty for those of no account.</summary>
    public async Task<IReadOnlyList<(string Category, IReadOnlyList<long> Counts)>> CategoriesAsync(string id, FunnelQuestion question, CancellationToken cancellation)
    {
        var report = await AskAsync(ByCategory, id, question, cancellation).ConfigureAwait(false);
        return [.. report.GetProperty("breakdown").EnumerateArray().Select(part => (part.GetProperty("value").GetString()!, StepsOf(part)))];
    }

    /// <summary>Waits until the past is counted; how many took each step.</summary>
    /// <exception cref="BenchmarkFailedException">It isn't in half an hour.</exception>
    public async Task<(IReadOnlyList<long> Counts, string Position)> CountedAsync(string id, FunnelQuestion question, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            if (await CountsAsync(id, question, cancellation).ConfigureAwait(false) is { } counted) return counted;
            if (time.GetElapsedTime(begun) > Patience) throw new BenchmarkFailedException($"The funnel isn't counted after {Patience}.");
            await Task.Delay(Pause, time, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<JsonElement> AskAsync(string query, string id, FunnelQuestion question, CancellationToken cancellation)
    {
        var variables = new Dictionary<string, string> { ["site"] = site, ["id"] = id, ["from"] = Text(question.From), ["to"] = Text(question.To) };
        return (await client.AskAsync(query, variables, cancellation).ConfigureAwait(false)).GetProperty("funnel");
    }

    private static List<long> StepsOf(JsonElement part) =>
        [.. part.GetProperty("steps").EnumerateArray().Select(step => (long)Math.Round(step.GetProperty("count").GetDouble()))];

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
