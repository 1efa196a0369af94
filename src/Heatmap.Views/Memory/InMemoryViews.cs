namespace Heatmap.Views;

/// <summary>Views that live as long as the process. Every call is one turn under one lock, so every read is a snapshot.</summary>
public sealed class InMemoryViews
    : IViewReader, IRollupReader, IViewWriter, IProgressReader, IGenerationStore, IGenerationTroubles, IGenerationAudit, ILeases, IMembership
{
    private readonly Lock _turn = new();
    private readonly GenerationRegister _generations = new();
    private readonly Dictionary<GenerationId, GenerationRows> _held = [];
    private readonly ClusterRows _cluster = new();

    public Task<ViewRow?> FindAsync(GenerationId generation, ViewKey key, CancellationToken cancellation = default) =>
        InTurn(() => Held(generation).Find(key), cancellation);

    public Task<IReadOnlyList<ViewRow>> FindAsync(
        GenerationId generation, IReadOnlyCollection<ViewKey> keys, CancellationToken cancellation = default) =>
        InTurn<IReadOnlyList<ViewRow>>(() => [.. keys.Distinct().Select(Held(generation).Find).OfType<ViewRow>()], cancellation);

    public Task<IReadOnlyList<ViewRow>> ListAsync(
        GenerationId generation, ViewListing listing, CancellationToken cancellation = default) =>
        InTurn(() => Listings.Of(Held(generation).Rows, listing), cancellation);

    public Task<IReadOnlyList<Rollup>> ReadAsync(
        GenerationId generation, IReadOnlyList<RollupRange> ranges, CancellationToken cancellation = default) =>
        InTurn(() => Listings.Of([.. Held(generation).Rollups], ranges), cancellation);

    public Task<IReadOnlyList<Checkpoint>> CheckpointsAsync(GenerationId generation, CancellationToken cancellation = default) =>
        InTurn<IReadOnlyList<Checkpoint>>(() => [.. Held(generation).Checkpoints], cancellation);

    public Task<IReadOnlyList<FoldState>> StatesAsync(
        GenerationId generation, IReadOnlyList<(string Site, string Subject)> subjects, CancellationToken cancellation = default) =>
        InTurn<IReadOnlyList<FoldState>>(() => [.. subjects.Distinct().Select(Held(generation).State).OfType<FoldState>()], cancellation);

    public Task CommitAsync(Fence fence, IReadOnlyList<GenerationCommit> commits, CancellationToken cancellation = default) =>
        InTurn(() => Commit(fence, commits), cancellation);

    public Task<GenerationList> ListAsync(CancellationToken cancellation = default) => InTurn(() => _generations.List, cancellation);

    public Task<IReadOnlyList<Generation>> SaveAsync(
        Fence fence, IReadOnlyList<Generation> generations, CancellationToken cancellation = default) =>
        InTurn<IReadOnlyList<Generation>>(() => Save(fence, generations), cancellation);

    public Task DropAsync(GenerationId generation, string? site = null, CancellationToken cancellation = default) =>
        InTurn(() => Drop(generation, site), cancellation);

    public Task StandStillAsync(Fence fence, GenerationId generation, string trouble, CancellationToken cancellation = default) =>
        InTurn(() => Fenced(fence) && _generations.StandStill(generation, trouble), cancellation);

    public Task ResumeAsync(IReadOnlyList<GenerationId> generations, CancellationToken cancellation = default) =>
        InTurn(() => _generations.Resume(generations), cancellation);

    public Task<IReadOnlyList<Lease>> TakeAsync(string node, IReadOnlyList<int> resources, CancellationToken cancellation = default) =>
        InTurn(() => _cluster.Take(node, resources), cancellation);

    public Task ReleaseAsync(IReadOnlyList<Lease> leases, CancellationToken cancellation = default) =>
        InTurn(() => _cluster.Release(leases), cancellation);

    public Task<Cluster> BeatAsync(string node, TimeSpan lag, CancellationToken cancellation = default) =>
        InTurn(() => _cluster.Beat(node, lag), cancellation);

    public Task<bool> RemoveAsync(Member seen, CancellationToken cancellation = default) => InTurn(() => _cluster.Remove(seen), cancellation);

    public Task<Cluster> ReadAsync(CancellationToken cancellation = default) => InTurn(() => _cluster.Cluster, cancellation);

    public Task<Comparison> CompareAsync(
        GenerationId live, GenerationId rebuilt, string? site = null, CancellationToken cancellation = default) =>
        InTurn(() => Compare(Held(live), Held(rebuilt), site), cancellation);

    private static Comparison Compare(GenerationRows live, GenerationRows rebuilt, string? site) => AuditWalk.Compare(
        (Listings.Sorted(live.Rows, site), Listings.Sorted(rebuilt.Rows, site)),
        (Listings.Sorted(live.Rollups, site), Listings.Sorted(rebuilt.Rollups, site)));

    private bool Commit(Fence fence, IReadOnlyList<GenerationCommit> commits)
    {
        Fenced(fence);
        var merged = commits.GroupBy(c => c.Generation).Select(g => (
            Held: _held.GetValueOrDefault(g.Key) ?? throw new GenerationGoneException(g.Key),
            Commits: g,
            Totals: Held(g.Key).Merge(g.SelectMany(c => c.Rollups)))).ToList();
        foreach (var commit in commits) Held(commit.Generation).Check(commit);
        foreach (var (held, of, totals) in merged) held.Apply(of, totals);
        return true;
    }

    private bool Fenced(Fence fence)
    {
        _cluster.Check(fence.Leases);
        _generations.Check(fence.Generations);
        return true;
    }

    private List<Generation> Save(Fence fence, IReadOnlyList<Generation> generations)
    {
        Fenced(fence);
        var saved = _generations.Save(generations);
        foreach (var generation in saved) _held.TryAdd(generation.Id, new GenerationRows());
        return saved;
    }

    private bool Drop(GenerationId generation, string? site)
    {
        if (site is not null)
        {
            Held(generation).RemoveSite(site);
            return true;
        }

        _generations.Remove(generation);
        return _held.Remove(generation);
    }

    /// <summary>What a generation holds; one that is gone reads as empty, as it does in a table.</summary>
    private GenerationRows Held(GenerationId generation) => _held.GetValueOrDefault(generation) ?? new GenerationRows();

    private Task<T> InTurn<T>(Func<T> work, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested) return Task.FromCanceled<T>(cancellation);
        lock (_turn)
        {
            try
            {
                return Task.FromResult(work());
            }
            catch (Exception failure)
            {
                return Task.FromException<T>(failure);
            }
        }
    }
}
