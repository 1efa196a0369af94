using System.Text.Json;

namespace Heatmap.Bench;

/// <summary>Asks for the list of a site's accounts, by intent.</summary>
internal sealed class Accounts(GraphQLClient client, string site, TimeProvider time)
{
    private const string Query = """
        query Accounts($site: ID!) {
          accounts(site: $site, first: 50) { totalCount edges { node { id intent engagement category } } provenance { position } }
        }
        """;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>How many accounts there are; the first fifty are read.</summary>
    public async Task<int> CountAsync(CancellationToken cancellation) => (await AskAsync(cancellation).ConfigureAwait(false)).GetProperty("totalCount").GetInt32();

    /// <summary>Waits until the accounts have followed the log to a position; how many there are then.</summary>
    /// <exception cref="BenchmarkFailedException">They haven't in half an hour.</exception>
    public async Task<int> CountedAsync(string position, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            var list = await AskAsync(cancellation).ConfigureAwait(false);
            var reached = list.GetProperty("provenance").GetProperty("position").GetString();
            if (reached == position) return list.GetProperty("totalCount").GetInt32();
            if (time.GetElapsedTime(begun) > Patience) throw new BenchmarkFailedException($"The accounts are at {reached} after {Patience}, not at {position}.");
            await Task.Delay(Pause, time, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<JsonElement> AskAsync(CancellationToken cancellation) =>
        (await client.AskAsync(Query, new Dictionary<string, string> { ["site"] = site }, cancellation).ConfigureAwait(false)).GetProperty("accounts");
}
