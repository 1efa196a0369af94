using System.Diagnostics;
using Heatmap.Bench;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Query;
using Heatmap.Views;
using Heatmap.Views.Sql;

namespace Heatmap.Server;

/// <summary>Account lists over a file of views that holds nothing else.</summary>
internal sealed class AccountLists(TimeProvider time) : IAccountLists
{
    private const int AccountsAtOnce = 500;
    private const int WarmUps = 5;
    private const int Shown = 50;

    private static readonly SiteId Site = new("bench");

    public async Task<(LatencyHistogram Lists, LatencyHistogram Floor)> MeasureAsync(
        string folder, int accounts, int sessions, int questions, Action<string> progress, CancellationToken cancellation)
    {
        using var views = SqliteViews.Open(Path.Combine(folder, "views.db"));
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        progress($"Filling {accounts:n0} accounts with {sessions:n0} sessions.");
        var generation = await FillAsync(views.Ports, new MadeAccounts(Site, now, sessions / accounts), accounts, cancellation);
        progress($"Asking {questions:n0} times.");
        var ports = views.Ports;
        var query = new AccountsQuery(new LiveViews(ports.Generations, ports.Progress, new AllKept()), ports.Rollups);
        var floor = new RollupRange(Projections.AccountCells.Family, Site.Value, BucketSize.Day, long.MinValue, long.MaxValue);
        return (
            await TimedAsync(questions, i => query.ListAsync(Asked(now - (i * 60_000)), cancellation)),
            await TimedAsync(questions, _ => ports.Rollups.ReadAsync(generation, [floor], cancellation)));
    }

    private static async Task<LatencyHistogram> TimedAsync<T>(int questions, Func<int, Task<T>> ask)
    {
        for (var i = 0; i < WarmUps; i++) await ask(i);
        var took = new LatencyHistogram();
        for (var i = 0; i < questions; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            await ask(i);
            took.Record(Stopwatch.GetElapsedTime(begun));
        }

        return took;
    }

    private static AccountsAsked Asked(long at) =>
        new(Site, DefaultIntentRules.Rules, at, Text: null, Category: null, SeenSince: null, AccountSort.Intent, Shown, Offset: 0);

    private static async Task<GenerationId> FillAsync(SqlViews views, MadeAccounts made, int accounts, CancellationToken cancellation)
    {
        await views.Membership.BeatAsync("bench", TimeSpan.Zero, cancellation);
        var fence = new Fence(await views.Leases.TakeAsync("bench", [0], cancellation));
        var version = new Projections.AccountsProjection().Version;
        var live = new Generation(new GenerationId(0), version.Name, version.Code, Generation.EverySite, Definitions.Default.Version, GenerationState.Live, Trouble: null);
        var generation = (await views.Generations.SaveAsync(fence, [live], cancellation))[0].Id;
        for (var first = 0; first < accounts; first += AccountsAtOnce)
        {
            var totals = made.TotalsOf(first, Math.Min(AccountsAtOnce, accounts - first));
            await views.Writer.CommitAsync(fence, [new GenerationCommit(generation, [], [], totals, [], [])], cancellation);
        }

        return generation;
    }

    /// <summary>Nothing was ever taken here.</summary>
    private sealed class AllKept : IKeptEvents
    {
        public long? Since(SiteId site) => null;
    }
}
