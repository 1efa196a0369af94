using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;
using Heatmap.Views;
using Microsoft.Extensions.Logging.Abstractions;

namespace Heatmap.Projector.Tests;

/// <summary>A log, views over it and a running projector, all in memory; ends with the test.</summary>
internal sealed class World : IAsyncDisposable
{
    public static readonly SiteId Site = new("shop");
    public static readonly SiteId OtherSite = new("blog");

    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _running = [];

    public World(IReadOnlyList<IProjection>? projections = null, InMemoryLog? log = null, InMemoryViews? views = null, EventCodec? codec = null)
    {
        (Log, Views, Projections) = (log ?? new InMemoryLog(), views ?? new InMemoryViews(), projections ?? AllProjections.List);
        var ports = new ProjectorPorts(Log, Log, codec ?? EventCodec.Default, Views, Views, Views, Views, Views, Views, Views, Views, Announcements, Sites);
        var options = new ClusterOptions { Node = $"test {Guid.NewGuid():N}", Alone = true };
        Node = new ProjectorNode(ports, Projections, options, TimeProvider.System, NullLogger<ProjectorNode>.Instance);
        Rebuilds = new Rebuilds(Node, NullLogger<Rebuilds>.Instance);
    }

    public InMemoryLog Log { get; }

    public InMemoryViews Views { get; }

    public IReadOnlyList<IProjection> Projections { get; }

    public InProcessAnnouncements Announcements { get; } = new();

    public FixedDefinitions Sites { get; } = new();

    public ProjectorNode Node { get; }

    public Rebuilds Rebuilds { get; }

    public static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    public World Start()
    {
        _running.Add(Node.RunAsync(_stop.Token));
        return this;
    }

    public async Task SettleAsync()
    {
        await Node.Opened.WaitAsync(Patience);
        await Node.ReachedAsync(await Log.HeadAsync(), Patience);
    }

    public Task AppendAsync(params IEnumerable<Happening> happenings) => AppendAsync(Log, happenings);

    public static async Task AppendAsync(InMemoryLog log, IEnumerable<Happening> happenings)
    {
        foreach (var batch in happenings.GroupBy(h => (h.Site, h.Subject, h.Batch)))
        {
            var events = batch.Select((h, i) => NewEvent.Of(h.Event, h.Envelope with { Batch = batch.Key.Batch, Index = i })).ToList();
            await log.AppendAsync(StreamName.Visitor(batch.Key.Site, batch.Key.Subject), ExpectedRevision.Any, events);
        }
    }

    public Task<Generation> LiveAsync(string projection, string scope = Generation.EverySite) => new TestViews(Views).LiveAsync(projection, scope);

    public Task<Dictionary<string, long>> TotalsAsync(string projection, SiteId site, string scope = Generation.EverySite) =>
        new TestViews(Views).TotalsAsync(projection, site, scope);

    public Task<List<string>> SessionsAsync(SiteId site, string scope = Generation.EverySite) => new TestViews(Views).SessionsAsync(site, scope);

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested) return;
        await _stop.CancelAsync();
        await Task.WhenAll(_running);
        Node.Dispose();
    }
}
