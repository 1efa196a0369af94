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
    // Enough for the visitors of a busy hour; a fold weighs about a kilobyte.
    private const int FoldsInMemory = 50_000;

    private readonly FoldCache _cache = new(FoldsInMemory);
    private readonly Position[] _checkpoints = new Position[Partition.Count];
    private readonly SubjectEmissions _scratch = new();
    private Position _pending;

    public Generation Generation { get; private set; } = generation;

    public IProjection Projection { get; } = projection;

    public GenerationScope Scope { get; set; } = scope;

    /// <summary>Up to where every partition has been folded and committed.</summary>
    public Position Reached => _checkpoints.Min();

    public void StandStill(Generation withTrouble) => Generation = withTrouble;

    public async Task LoadAsync(CancellationToken cancellation)
    {
        foreach (var checkpoint in await sources.Progress.CheckpointsAsync(Generation.Id, cancellation))
            _checkpoints[checkpoint.Partition] = Position.Parse(checkpoint.Position);
    }

    /// <summary>What the page changes. Events that are already folded, or another generation's, are passed over.</summary>
    public async Task<GenerationCommit> FoldAsync(DecodedPage page, CancellationToken cancellation)
    {
        var groups = BySubject(page);
        if (Projection.Version.KeepsState) await OpenStoredAsync(groups.Keys, cancellation);
        var (emissions, states) = (new PageEmissions(), new List<FoldState>());
        foreach (var (key, events) in groups)
        {
            try
            {
                await FoldSubjectAsync(key, events, emissions, cancellation);
            }
            catch (Exception e) when (e is not (OperationCanceledException or PoisonEventException or LogUnavailableException))
            {
                throw new PoisonEventException(events[0], $"projection '{Projection.Version.Name}' threw {e.GetType().Name} at it or soon after it", e);
            }

            if (Projection.Version.KeepsState && _cache.TryGet(key, out var open))
                states.Add(new FoldState(key.Site.Value, key.Subject.ToString(), open.Revision, open.Fold.Save()));
        }

        _pending = page.End;
        return emissions.ToCommit(Generation.Id, states, NewCheckpoints(page.End));
    }

    /// <summary>What the last <see cref="FoldAsync"/> returned has been committed.</summary>
    public void Committed()
    {
        for (var i = 0; i < _checkpoints.Length; i++)
        {
            if (_checkpoints[i] < _pending) _checkpoints[i] = _pending;
        }
    }

    /// <summary>What was folded since the last commit is void: every fold in memory is dropped, and read again from what is stored.</summary>
    public void Forget() => _cache.Clear();

    private Dictionary<SubjectKey, List<DecodedEvent>> BySubject(DecodedPage page)
    {
        var groups = new Dictionary<SubjectKey, List<DecodedEvent>>();
        foreach (var decoded in page.Events)
        {
            if (decoded.Position <= _checkpoints[decoded.Partition] || !Scope.Holds(decoded.Event.Site)) continue;
            var key = new SubjectKey(decoded.Event.Site, decoded.Event.Subject);
            if (!groups.TryGetValue(key, out var events)) groups[key] = events = [];
            events.Add(decoded);
        }

        return groups;
    }

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

    private async Task FoldSubjectAsync(SubjectKey key, List<DecodedEvent> page, PageEmissions emissions, CancellationToken cancellation)
    {
        var open = _cache.TryGet(key, out var stored) ? stored : new OpenFold(Projection.Begin(Scope.DefinitionsOf(key.Site)), -1);
        var events = page.Select(d => d.Event).Where(e => e.Revision > open.Revision).ToList();
        if (events.Count == 0) return;
        var (first, last) = (events[0].Revision, events[^1].Revision);
        events.Sort(VisitorEvent.AsItHappened);
        var removed = events.Exists(e => e.Happened is SubjectForgotten { Effect: ErasureEffect.RemoveFromTotals });
        if (!removed && TryFoldOnTop(open.Fold, events))
        {
            emissions.Add(key.Site.Value, _scratch);
            if (Projection.Version.KeepsState) _cache.Set(key, open with { Revision = last });
            return;
        }

        await FoldAfreshAsync(key, first, last, emissions, cancellation);
    }

    private bool TryFoldOnTop(ISubjectFold fold, List<VisitorEvent> events)
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
    private async Task FoldAfreshAsync(SubjectKey key, long first, long last, PageEmissions emissions, CancellationToken cancellation)
    {
        var definitions = Scope.DefinitionsOf(key.Site);
        var all = await sources.History.ReadAsync(key, last, cancellation);
        var before = FreshFold.Of(Projection, definitions, all.Where(e => e.Revision < first));
        var after = FreshFold.Of(Projection, definitions, all);
        emissions.Replace(key.Site.Value, before.Emitted, after.Emitted);
        if (Projection.Version.KeepsState) _cache.Set(key, new OpenFold(after.Fold, last));
    }

    private List<Checkpoint> NewCheckpoints(Position end)
    {
        var text = end.ToString();
        return [.. Enumerable.Range(0, Partition.Count).Where(p => _checkpoints[p] < end).Select(p => new Checkpoint(p, text))];
    }
}
