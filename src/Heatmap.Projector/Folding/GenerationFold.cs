using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>
/// Folds pages of the log into one generation. Nothing here is durable: what <see cref="FoldAsync"/> returns must be committed,
/// or <see cref="Forget"/> called, before the next page.
/// </summary>
internal sealed class GenerationFold(IProjection projection, Generation generation, GenerationScope scope, FoldSources sources)
{
    // A fold weighs one to three kilobytes; reading one back that was let go costs less than a visitor's next batch.
    private const int FoldsInMemory = 4_000;

    private readonly FoldCache _cache = new(FoldsInMemory);
    private readonly Position[] _checkpoints = new Position[Partition.Count];
    private readonly SubjectEmissions _scratch = new();
    private volatile Standing _stands = new(Position.Start, 0);

    public Generation Generation { get; set; } = generation;

    public IProjection Projection { get; } = projection;

    public GenerationScope Scope { get; set; } = scope;

    /// <summary>The partitions that are folded here.</summary>
    public PartitionSet Partitions { get; private set; }

    /// <summary>Where they stand; for other threads too.</summary>
    public Standing Stands => _stands;

    public Position Reached => _stands.Reached;

    public Position CheckpointOf(int partition) => _checkpoints[partition];

    /// <summary>Whether events of this site come to anything here: it is in the scope and has defined what the projection counts.</summary>
    public bool Reads(SiteId site) => Scope.Holds(site) && Projection.Reads(Scope.DefinitionsOf(site));

    /// <summary>Folds these partitions from now on, from where they are stored to stand.</summary>
    /// <param name="partitions">The partitions that are held.</param>
    /// <param name="kept">
    /// Those that were held all the time since the last call. Folds in memory are kept of them only: the others may have been folded
    /// on elsewhere meanwhile.
    /// </param>
    /// <param name="cancellation">Gives up.</param>
    public async Task HoldAsync(PartitionSet partitions, PartitionSet kept, CancellationToken cancellation)
    {
        var stored = await sources.Progress.CheckpointsAsync(Generation.Id, cancellation);
        if (kept != Partitions) _cache.Keep(key => kept.Contains(Partition.Of(key.Site, key.Subject)));
        Array.Clear(_checkpoints);
        foreach (var checkpoint in stored) _checkpoints[checkpoint.Partition] = Position.Parse(checkpoint.Position);
        Partitions = partitions;
        _stands = new Standing(Lowest(), _stands.AsOf);
    }

    /// <summary>What the page changes in these partitions. Events that are already folded, or another generation's, are passed over.</summary>
    /// <exception cref="PoisonEventException">An event can't be read, or the projection can't bear it.</exception>
    public async Task<FoldedPage> FoldAsync(DecodedPage page, PartitionSet partitions, CancellationToken cancellation)
    {
        if (page.Unreadable.FirstOrDefault(u => Concerns(u, partitions)) is { } unreadable) throw unreadable.Why;
        var subjects = page.Subjects
            .Where(s => partitions.Contains(s.Partition) && s.IsBehind(_checkpoints[s.Partition]) && Reads(s.Key.Site)).ToList();
        if (Projection.Version.KeepsState) await OpenStoredAsync(subjects.Select(s => s.Key), cancellation);
        var (emissions, states) = (new PageEmissions(), new List<FoldState>());
        foreach (var subject in subjects)
        {
            try
            {
                await FoldSubjectAsync(subject, emissions, cancellation);
            }
            catch (Exception e) when (e is not (OperationCanceledException or PoisonEventException or LogUnavailableException))
            {
                throw new PoisonEventException(subject.First, $"projection '{Projection.Version.Name}' threw {e.GetType().Name} at it or soon after it", e);
            }

            if (Projection.Version.KeepsState && _cache.TryGet(subject.Key, out var open))
                states.Add(new FoldState(subject.Key.Site.Value, subject.Key.Subject.ToString(), open.Revision, open.Fold.Save()));
        }

        return new FoldedPage(emissions.ToCommit(Generation.Id, states, Advances(partitions, page.End)), page.End, page.AsOf);
    }

    /// <summary>What <see cref="FoldAsync"/> returned has been committed.</summary>
    public void Committed(FoldedPage folded)
    {
        foreach (var advance in folded.Commit.Advances) _checkpoints[advance.Partition] = folded.End;
        var (reached, before) = (Lowest(), _stands.AsOf);
        _stands = new Standing(reached, reached >= folded.End ? Math.Max(before, folded.AsOf) : before);
    }

    /// <summary>At this time, in Unix milliseconds, the log ended here.</summary>
    public void SeenEven(Position head, long at)
    {
        // A commit at this moment knows better.
        if (_stands is var seen && seen.Reached >= head) Interlocked.CompareExchange(ref _stands, seen with { AsOf = Math.Max(seen.AsOf, at) }, seen);
    }

    /// <summary>By site the last run of retention of which this generation took up, when it was begun, what was kept of totals.</summary>
    public IReadOnlyDictionary<SiteId, long> RunsTakenUp { get; set; } = new Dictionary<SiteId, long>();

    /// <summary>What was folded since the last commit is void: every fold in memory is dropped, and read again from what is stored.</summary>
    public void Forget() => _cache.Clear();

    private bool Concerns(UnreadableEvent unreadable, PartitionSet partitions) =>
        partitions.Contains(unreadable.Partition)
        && unreadable.Position > _checkpoints[unreadable.Partition]
        && (unreadable.Site is not { } site || Scope.Holds(site));

    private async Task OpenStoredAsync(IEnumerable<SubjectKey> keys, CancellationToken cancellation)
    {
        var missing = keys.Where(k => !_cache.TryGet(k, out _)).Select(k => (k.Site.Value, k.Subject.ToString())).ToList();
        if (missing.Count == 0) return;
        foreach (var stored in await sources.Progress.StatesAsync(Generation.Id, missing, cancellation))
        {
            var key = new SubjectKey(new SiteId(stored.Site), SubjectId.Parse(stored.Subject));
            var fold = stored.State.IsEmpty
                ? Projection.Begin(Scope.DefinitionsOf(key.Site))
                : Projection.Resume(Scope.DefinitionsOf(key.Site), stored.State.Span);
            _cache.Set(key, new OpenFold(fold, stored.Revision));
        }
    }

    private async Task FoldSubjectAsync(SubjectPage subject, PageEmissions emissions, CancellationToken cancellation)
    {
        foreach (var stretch in subject.StretchesAfter(_checkpoints[subject.Partition], OpenOf(subject.Key).Revision))
        {
            if (stretch.Cut is { } cut) await CutAsync(subject.Key, cut, stretch.Last, emissions, cancellation);
            else await FoldStretchAsync(subject.Key, stretch, emissions, cancellation);
        }
    }

    private OpenFold OpenOf(SubjectKey key) =>
        _cache.TryGet(key, out var stored) ? stored : new OpenFold(Projection.Begin(Scope.DefinitionsOf(key.Site)), -1);

    private async Task FoldStretchAsync(SubjectKey key, SubjectStretch fresh, PageEmissions emissions, CancellationToken cancellation)
    {
        if (fresh.Happened.Count == 0) return;
        var open = OpenOf(key);
        if (!fresh.TakesOutOfTotals && TryFoldOnTop(open.Fold, fresh.Happened))
        {
            emissions.Add(key.Site.Value, _scratch);
            if (Projection.Version.KeepsState) _cache.Set(key, open with { Revision = fresh.Last });
            return;
        }

        await FoldAfreshAsync(key, fresh, emissions, cancellation);
    }

    /// <summary>
    /// From here on the subject is what its kept events make of it. What those before come to stays in totals; where this generation has
    /// that from what retention kept, it lets go of what it had met itself.
    /// </summary>
    private async Task CutAsync(SubjectKey key, HistoryCut cut, long at, PageEmissions emissions, CancellationToken cancellation)
    {
        var definitions = Scope.DefinitionsOf(key.Site);
        var all = await sources.History.ReadAsync(key, at - 1, cancellation);
        var before = FreshFold.Of(Projection, definitions, all);
        var after = FreshFold.Of(Projection, definitions, all.Where(e => e.Revision >= cut.FirstKept));
        if (cut.Run <= RunsTakenUp.GetValueOrDefault(key.Site)) emissions.Replace(key.Site.Value, before.Emitted, after.Emitted);
        else emissions.Part(key.Site.Value, before.Emitted, FreshFold.Gone(Projection, definitions, all, cut.FirstKept), after.Emitted);
        if (Projection.Version.KeepsState) _cache.Set(key, new OpenFold(after.Fold, at));
    }

    private bool TryFoldOnTop(ISubjectFold fold, IReadOnlyList<VisitorEvent> events)
    {
        _scratch.Clear();
        foreach (var e in events)
        {
            if (!fold.Follows(e)) return false;
            fold.Fold(e, _scratch);
        }

        return true;
    }

    /// <summary>The difference that the new events make: the subject folded with them, less the subject folded without.</summary>
    private async Task FoldAfreshAsync(SubjectKey key, SubjectStretch fresh, PageEmissions emissions, CancellationToken cancellation)
    {
        var definitions = Scope.DefinitionsOf(key.Site);

        // Whoever is identified in their first batch has no past to be read.
        var all = fresh.First == 0 ? fresh.Happened : await sources.History.ReadAsync(key, fresh.Last, cancellation);
        var before = FreshFold.Of(Projection, definitions, all.Where(e => e.Revision < fresh.First));
        var after = FreshFold.Of(Projection, definitions, all);
        emissions.Replace(key.Site.Value, before.Emitted, after.Emitted);
        if (Projection.Version.KeepsState) _cache.Set(key, new OpenFold(after.Fold, fresh.Last));
    }

    private Position Lowest() => Partitions.Count == 0 ? Position.Start : Partitions.Each().Min(p => _checkpoints[p]);

    private List<Advance> Advances(PartitionSet partitions, Position end)
    {
        var to = end.ToString();
        return [.. partitions.Each().Where(p => _checkpoints[p] < end).Select(p => new Advance(p, Text(_checkpoints[p]), to))];
    }

    private static string? Text(Position checkpoint) => checkpoint == Position.Start ? null : checkpoint.ToString();
}
