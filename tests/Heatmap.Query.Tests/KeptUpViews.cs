using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Query.Tests;

/// <summary>A projection's totals in a store, and how somebody who keeps them up is told of commits.</summary>
internal sealed class KeptUpViews : IRollupReader
{
    private readonly InMemoryViews _views = new();
    private readonly InProcessAnnouncements _announcements = new();
    private readonly int[] _folded = new int[Partition.Count];
    private readonly ProjectionVersion _version;
    private Fence _fence = null!;
    private int _reads;

    private KeptUpViews(ProjectionVersion version, TimeProvider patience)
    {
        (_version, Patience) = (version, patience);
        Live = new LiveViews(_views, _views, new AllKept());
    }

    public LiveViews Live { get; }

    public IAnnouncements Announcements => _announcements;

    public TimeProvider Patience { get; }

    public GenerationId Generation { get; private set; }

    /// <summary>What is done before each reading of the store.</summary>
    public Func<Task> Reading { get; set; } = () => Task.CompletedTask;

    /// <summary>How often the store was read for more than single totals.</summary>
    public int ReadAll => _reads;

    /// <summary>Which readings those are.</summary>
    public required Func<RollupRange, bool> IsOfAll { get; init; }

    /// <param name="version">The projection's.</param>
    /// <param name="isOfAll">Whether a reading is one of all totals.</param>
    /// <param name="patient">Waits for what is told as long as it takes; what isn't told is then waited for for ever.</param>
    public static async Task<KeptUpViews> StartAsync(ProjectionVersion version, Func<RollupRange, bool> isOfAll, bool patient = false)
    {
        var kept = new KeptUpViews(version, patient ? new NoTime() : TimeProvider.System) { IsOfAll = isOfAll };
        await kept._views.BeatAsync("node", TimeSpan.Zero);
        kept._fence = new Fence(await kept._views.TakeAsync("node", [.. Enumerable.Range(0, Partition.Count)]));
        var live = new Generation(new GenerationId(0), version.Name, version.Code, Views.Generation.EverySite, 1, GenerationState.Live, Trouble: null);
        kept.Generation = (await kept._views.SaveAsync(kept._fence, [live]))[0].Id;
        return kept;
    }

    /// <summary>Commits what was added in one partition, and tells it or not.</summary>
    public async Task CommitAsync(int partition, IReadOnlyList<RollupDelta> deltas, bool told = true)
    {
        var from = _folded[partition]++;
        var advance = new Advance(partition, from == 0 ? null : $"{from}.0", $"{from + 1}.0");
        await _views.CommitAsync(_fence, [new GenerationCommit(Generation, [], [], deltas, [], [advance])]);
        if (told) _announcements.Publish(new ViewChange(_version.Name, Generation, advance.To, [], [], deltas, [advance]));
    }

    /// <summary>Changes totals otherwise than by folding, as retention does, and tells it.</summary>
    public async Task TakeAsync(IReadOnlyList<RollupDelta> deltas)
    {
        await _views.CommitAsync(_fence, [new GenerationCommit(Generation, [], [], deltas, [], [])]);
        _announcements.Publish(new ViewChange(_version.Name, Generation, "0.0", [], [], [], []));
    }

    /// <summary>Watchers are told that they have missed something.</summary>
    public void Miss() => _announcements.Miss();

    public async Task<IReadOnlyList<Rollup>> ReadAsync(GenerationId generation, IReadOnlyList<RollupRange> ranges, CancellationToken cancellation)
    {
        if (ranges.Any(IsOfAll)) Interlocked.Increment(ref _reads);
        await Reading();
        return await _views.ReadAsync(generation, ranges, cancellation);
    }

    private sealed class AllKept : IKeptEvents
    {
        public long? Since(SiteId site) => null;
    }

    /// <summary>Stands still, so that no patience ever ends.</summary>
    private sealed class NoTime : TimeProvider
    {
        public override long GetTimestamp() => 0;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
