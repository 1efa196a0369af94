namespace Heatmap.Views;

/// <summary>Views that live as long as the process. Every call is one turn under one lock, so every read is a snapshot.</summary>
public sealed class InMemoryViews : IViewReader, IRollupReader, IViewWriter, IProgressReader, IGenerationStore, IGenerationAudit, ILeases
{
    private readonly Lock _turn = new();
    private readonly SortedDictionary<long, Generation> _generations = [];
    private readonly Dictionary<GenerationId, GenerationRows> _held = [];
    private long _lastGeneration;
    private long _lastToken;

    public Task<ViewRow?> FindAsync(GenerationId generation, ViewKey key, CancellationToken cancellation = default) =>
        InTurn(() => Held(generation).Find(key), cancellation);

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

    public Task CommitAsync(FencingToken token, IReadOnlyList<GenerationCommit> commits, CancellationToken cancellation = default) =>
        InTurn(() => Commit(token, commits), cancellation);

    public Task<IReadOnlyList<Generation>> ListAsync(CancellationToken cancellation = default) =>
        InTurn<IReadOnlyList<Generation>>(() => [.. _generations.Values], cancellation);

    public Task<IReadOnlyList<Generation>> SaveAsync(IReadOnlyList<Generation> generations, CancellationToken cancellation = default) =>
        InTurn<IReadOnlyList<Generation>>(() => Save(generations), cancellation);

    public Task DropAsync(GenerationId generation, string? site = null, CancellationToken cancellation = default) =>
        InTurn(() => Drop(generation, site), cancellation);

    public Task<FencingToken> TakeAsync(string owner, CancellationToken cancellation = default) =>
        InTurn(() => new FencingToken(++_lastToken), cancellation);

    public Task<Comparison> CompareAsync(
        GenerationId live, GenerationId rebuilt, string? site = null, CancellationToken cancellation = default) =>
        InTurn(() => Compare(Held(live), Held(rebuilt), site), cancellation);

    private static Comparison Compare(GenerationRows live, GenerationRows rebuilt, string? site) => AuditWalk.Compare(
        (Listings.Sorted(live.Rows, site), Listings.Sorted(rebuilt.Rows, site)),
        (Listings.Sorted(live.Rollups, site), Listings.Sorted(rebuilt.Rollups, site)));

    private bool Commit(FencingToken token, IReadOnlyList<GenerationCommit> commits)
    {
        if (token.Value != _lastToken || _lastToken == 0) throw new LeaseLostException(token);
        var merged = commits.GroupBy(c => c.Generation).Select(g => (
            Held: _held.GetValueOrDefault(g.Key) ?? throw new GenerationGoneException(g.Key),
            Commits: g,
            Totals: Held(g.Key).Merge(g.SelectMany(c => c.Rollups)))).ToList();
        foreach (var (held, of, totals) in merged) held.Apply(of, totals);
        return true;
    }

    private List<Generation> Save(IReadOnlyList<Generation> generations)
    {
        foreach (var known in generations.Where(g => g.Id.Value != 0 && !_generations.ContainsKey(g.Id.Value)))
        {
            throw new GenerationGoneException(known.Id);
        }

        var saved = generations.Select(g => g.Id.Value == 0 ? g with { Id = new GenerationId(++_lastGeneration) } : g).ToList();
        foreach (var generation in saved)
        {
            _generations[generation.Id.Value] = generation;
            _held.TryAdd(generation.Id, new GenerationRows());
        }

        return saved;
    }

    private bool Drop(GenerationId generation, string? site)
    {
        if (site is not null)
        {
            Held(generation).RemoveSite(site);
            return true;
        }

        return _generations.Remove(generation.Value) & _held.Remove(generation);
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
