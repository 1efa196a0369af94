using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>The erasures that were promised, in memory as the ledger's store has them.</summary>
public sealed class ErasureLedger
{
    private readonly Lock _lock = new();
    private readonly ILedgerStore _store;
    private readonly ILedgerAnchor _anchor;
    private readonly Turn _turn = new();
    private State _state;
    private bool _uncertain;

    private ErasureLedger(ILedgerStore store, ILedgerAnchor anchor, State state) => (_store, _anchor, _state) = (store, anchor, state);

    /// <summary>Every erasure, in the order of their requests.</summary>
    public IReadOnlyList<Erasure> Erasures
    {
        get { lock (_lock) return [.. _state.ById.Values.OrderBy(e => e.Requested.Sequence)]; }
    }

    /// <summary>Reads the ledger and checks its chain, and its end against the anchor.</summary>
    /// <exception cref="LedgerBrokenException">It doesn't hold.</exception>
    public static async Task<ErasureLedger> OpenAsync(ILedgerStore store, ILedgerAnchor anchor, CancellationToken cancellation = default) =>
        new(store, anchor, await ReadAsync(store, anchor, cancellation).ConfigureAwait(false));

    public Erasure? Find(Guid erasure)
    {
        lock (_lock) return _state.ById.GetValueOrDefault(erasure);
    }

    /// <summary>The erasure of a subject.</summary>
    public Erasure? FindOf(SiteId site, SubjectId subject)
    {
        lock (_lock) return _state.BySubject.TryGetValue((site, subject), out var id) ? _state.ById[id] : null;
    }

    /// <summary>Notes the ledger's end in an anchor that a crash, or a key store from a backup, has left behind.</summary>
    internal Task AnchorAsync(CancellationToken cancellation) =>
        _state.Sequence == 0 ? Task.CompletedTask : _anchor.SetAsync(_state.Head, cancellation);

    /// <summary>Enters the next steps of erasures as one unit, durable before the task ends; steps that are in the ledger already are left out.</summary>
    internal async Task EnterAsync(IReadOnlyList<LedgerEntry> steps, CancellationToken cancellation)
    {
        using var taken = await _turn.TakeAsync(cancellation).ConfigureAwait(false);
        // An append that failed may have been made all the same: what is on disk decides, not what was believed.
        if (_uncertain) Take(await ReadAsync(_store, _anchor, cancellation).ConfigureAwait(false));
        var entries = Chain(steps);
        if (entries.Count == 0) return;
        _uncertain = true;
        await _store.AppendAsync(entries, cancellation).ConfigureAwait(false);
        lock (_lock) _state.Add(entries);
        _uncertain = false;
        await AnchorAsync(cancellation).ConfigureAwait(false);
    }

    private void Take(State state)
    {
        lock (_lock) _state = state;
        _uncertain = false;
    }

    private List<LedgerEntry> Chain(IReadOnlyList<LedgerEntry> steps)
    {
        var (sequence, previous) = (_state.Sequence, _state.Hash);
        var entries = new List<LedgerEntry>(steps.Count);
        foreach (var step in steps)
        {
            if (_state.ById.TryGetValue(step.Erasure, out var known) && known.State >= step.State) continue;
            var entry = (step with { Sequence = ++sequence, Previous = previous }).Chained();
            entries.Add(entry);
            previous = entry.Hash;
        }

        return entries;
    }

    private static async Task<State> ReadAsync(ILedgerStore store, ILedgerAnchor anchor, CancellationToken cancellation)
    {
        var entries = await store.ReadAllAsync(cancellation).ConfigureAwait(false);
        LedgerChain.Verify(entries);
        if (await anchor.FindAsync(cancellation).ConfigureAwait(false) is { } noted) LedgerChain.Verify(entries, noted);
        var state = new State();
        state.Add(entries);
        return state;
    }

    private sealed class State
    {
        public Dictionary<Guid, Erasure> ById { get; } = [];

        public Dictionary<(SiteId, SubjectId), Guid> BySubject { get; } = [];

        public long Sequence { get; private set; }

        public string Hash { get; private set; } = LedgerEntry.Genesis;

        public LedgerHead Head => new(Sequence, Hash);

        public void Add(IReadOnlyList<LedgerEntry> entries)
        {
            foreach (var entry in entries)
            {
                ById[entry.Erasure] = new Erasure(ById.TryGetValue(entry.Erasure, out var known) ? [.. known.Entries, entry] : [entry]);
                BySubject.TryAdd((entry.Site, entry.Subject), entry.Erasure);
                (Sequence, Hash) = (entry.Sequence, entry.Hash);
            }
        }
    }
}
