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
    private const int WarmUps = 5;
    private const int Shown = 50;
    private const long Second = 1_000;
    private const long Hour = 3_600_000;

    private static readonly SiteId Site = new("bench");

    public async Task<AccountListTimes> MeasureAsync(
        string folder, int accounts, int sessions, int questions, Action<string> progress, CancellationToken cancellation)
    {
        using var views = SqliteViews.Open(Path.Combine(folder, "views.db"));
        var (ports, announcements, now) = (views.Ports, new InProcessAnnouncements(), time.GetUtcNow().ToUnixTimeMilliseconds());
        progress($"Filling {accounts:n0} accounts with {sessions:n0} sessions.");
        var commits = await AccountCommits.BeginAsync(ports, announcements, new MadeAccounts(Site, now, sessions / accounts), accounts, cancellation);
        await commits.FillAsync(cancellation);
        progress($"Asking {questions:n0} times.");
        var (live, packs) = (new LiveViews(ports.Generations, ports.Progress, new AllKept()), new AccountPacks(ports.Rollups));
        await using var memory = new AccountsInMemory(packs, live, announcements, time);
        var query = new AccountsQuery(live, packs, memory);
        var floor = new RollupRange(Projections.AccountCells.Family, Site.Value, BucketSize.Day, long.MinValue, long.MaxValue);
        return new AccountListTimes(
            await TimeAsync(() => query.ListAsync(Asked(now), cancellation)),
            await TimedAsync(questions, i => query.ListAsync(Asked(now + (i * Second)), cancellation), () => commits.ChangeAsync(cancellation)),
            await TimedAsync(questions, i => query.ListAsync(Asked(now - (i * Hour)), cancellation)),
            await TimedAsync(questions, _ => query.ListAsync(Asked(now - (questions * Hour)), cancellation), () => commits.ChangeAsync(cancellation)),
            await TimedAsync(questions, _ => ports.Rollups.ReadAsync(commits.Generation, [floor], cancellation)));
    }

    private static async Task<TimeSpan> TimeAsync<T>(Func<Task<T>> ask)
    {
        var begun = Stopwatch.GetTimestamp();
        await ask();
        return Stopwatch.GetElapsedTime(begun);
    }

    private static async Task<LatencyHistogram> TimedAsync<T>(int questions, Func<int, Task<T>> ask, Func<Task>? before = null)
    {
        var took = new LatencyHistogram();
        for (var i = 0; i < WarmUps + questions; i++)
        {
            if (before is not null) await before();
            var one = await TimeAsync(() => ask(i + 1));
            if (i >= WarmUps) took.Record(one);
        }

        return took;
    }

    private static AccountsAsked Asked(long at) =>
        new(Site, DefaultIntentRules.Rules, at, Text: null, Category: null, SeenSince: null, AccountSort.Intent, Shown, Offset: 0);

    /// <summary>Nothing was ever taken here.</summary>
    private sealed class AllKept : IKeptEvents
    {
        public long? Since(SiteId site) => null;
    }
}
