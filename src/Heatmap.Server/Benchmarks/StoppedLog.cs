using System.Diagnostics;
using Heatmap.Bench;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Log.Sql;
using Heatmap.Projections;
using Heatmap.Projector;
using Heatmap.Views;
using Heatmap.Views.Sql;
using Microsoft.Extensions.Logging.Abstractions;

namespace Heatmap.Server;

/// <summary>What is measured on the log that a stopped server left: reading and decoding, and folding it.</summary>
internal sealed class StoppedLog : IFloors, IReplay
{
    // Each replay begins with empty views.
    private int _replays;

    public Task<double> BareStoreAsync(
        string folder, IReadOnlyList<ReadOnlyMemory<byte>> bodies, int writers, CancellationToken cancellation) =>
        BareStore.MeasureAsync(folder, bodies, writers, cancellation);

    public async Task<double> ReadAndDecodeAsync(string folder, CancellationToken cancellation)
    {
        using var log = SqliteLog.Open(LogOf(folder));
        using var core = new OneCore();
        var decoding = new EventDecoding(EventCodec.Default, TimeProvider.System);
        var (events, clock) = (0L, Stopwatch.StartNew());
        await foreach (var page in log.SubscribeAsync(Position.Start, EventFilter.Streams(StreamName.VisitorPrefix), cancellation))
        {
            events += decoding.Decode(page).Events.Count;
            if (page.CaughtUp) break;
        }

        return events / clock.Elapsed.TotalSeconds;
    }

    public async Task<double> ReplayAsync(string folder, CancellationToken cancellation)
    {
        using var log = SqliteLog.Open(LogOf(folder));
        using var views = SqliteViews.Open(Path.Combine(folder, $"replayed-{_replays++}", "views.db"));
        using var core = new OneCore();
        await using var sites = new SiteDirectory(log, log, new LiveFoldOptions());
        var ports = new ProjectorPorts(
            log, log, EventCodec.Default, views.Ports.Generations, views.Ports.Troubles, views.Ports.Audit, views.Ports.Rows, views.Ports.Progress, views.Ports.Writer,
            views.Ports.Leases, views.Ports.Membership, new InProcessAnnouncements(), sites);
        using var node = new ProjectorNode(
            ports, AllProjections.List, new ClusterOptions { Node = "bench", Alone = true }, TimeProvider.System, NullLogger<ProjectorNode>.Instance);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var (head, clock) = (await log.HeadAsync(cancellation), Stopwatch.StartNew());
        var run = node.RunAsync(stop.Token);
        try
        {
            await node.Opened.WaitAsync(cancellation);
            if ((await views.Ports.Generations.ListAsync(cancellation)).Count == 0)
                throw new BenchmarkFailedException("A run of retention is in this log, so that its views are built, not replayed: the server ran for more than ten minutes.");
            await node.ReachedAsync(head, cancellation);
            var took = clock.Elapsed.TotalSeconds;
            return await CountAsync(log, cancellation) / took;
        }
        finally
        {
            await stop.CancelAsync();
            await run;
        }
    }

    public Task<LatencyHistogram> SqlHeatmapAsync(string folder, IReadOnlyList<HeatmapQuestion> questions, CancellationToken cancellation) =>
        SqlHeatmap.MeasureAsync(LogOf(folder), Path.Combine(folder, "raw", "clicks.db"), questions, cancellation);

    private static string LogOf(string folder) => Path.Combine(folder, "log", "log.db");

    private static async Task<long> CountAsync(SqlLog log, CancellationToken cancellation)
    {
        var events = 0L;
        await foreach (var page in log.SubscribeAsync(Position.Start, EventFilter.Streams(StreamName.VisitorPrefix), cancellation))
        {
            events += page.Events.Count;
            if (page.CaughtUp) break;
        }

        return events;
    }
}
