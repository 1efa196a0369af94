using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>The erasures that were promised, in memory as the ledger's store has them.</summary>
public sealed class ErasureLedger
{
    private readonly Lock _lock = new();
    private readonly ILedgerStore _store;
    private readonly ILedgerAnchor _anchor;
    private readonly Turn _turn = new();
    private readonly State _state;

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

    /// <summary>Takes in what other nodes have entered since. Cheap when that is nothing.</summary>
    /// <exception cref="LedgerBrokenException">What was entered doesn't follow from what is known.</exception>
    public async Task RefreshAsync(CancellationToken cancellation = default)
    {
        using var taken = await _turn.TakeAsync(cancellation).ConfigureAwait(false);
        await ReadOnAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Enters the next steps of erasures as one unit, durable before the task ends. Left out are steps that the ledger has already,
    /// and the erasure of a subject who has one.
    /// </summary>
    internal async Task EnterAsync(IReadOnlyList<LedgerEntry> steps, CancellationToken cancellation)
    {
        using var taken = await _turn.TakeAsync(cancellation).ConfigureAwait(false);
        while (!await TryEnterAsync(steps, cancellation).ConfigureAwait(false))
        {
            // Another node was first: what is entered then follows from its entry.
        }
    }

    private async Task<bool> TryEnterAsync(IReadOnlyList<LedgerEntry> steps, CancellationToken cancellation)
    {
        // Other nodes enter too, and an append that failed here may have been made all the same: what is stored decides.
        await ReadOnAsync(cancellation).ConfigureAwait(false);
        var entries = Chain(steps);
        if (entries.Count == 0) return true;
        try
        {
            await _store.AppendAsync(entries, cancellation).ConfigureAwait(false);
        }
        catch (LedgerMovedException)
        {
            return false;
        }

        lock (_lock) _state.Add(entries);
        await AnchorAsync(cancellation).ConfigureAwait(false);
        return true;
    }

    private async Task ReadOnAsync(CancellationToken cancellation)
    {
        var entries = await _store.ReadAfterAsync(_state.Sequence, cancellation).ConfigureAwait(false);
        if (entries.Count == 0) return;
        LedgerChain.VerifyNext(_state.Head, _state.ById.ToDictionary(e => e.Key, e => e.Value.State), entries);
        lock (_lock) _state.Add(entries);
    }

    private List<LedgerEntry> Chain(IReadOnlyList<LedgerEntry> steps)
    {
        var (sequence, previous) = (_state.Sequence, _state.Hash);
        var entries = new List<LedgerEntry>(steps.Count);
        foreach (var step in steps.Where(s => !IsEntered(s)))
        {
            var entry = (step with { Sequence = ++sequence, Previous = previous }).Chained();
            entries.Add(entry);
            previous = entry.Hash;
        }

        return entries;
    }

    private bool IsEntered(LedgerEntry step) =>
        _state.ById.TryGetValue(step.Erasure, out var known)
            ? known.State >= step.State
            : step.State == ErasureState.Requested && _state.BySubject.ContainsKey((step.Site, step.Subject));

    private static async Task<State> ReadAsync(ILedgerStore store, ILedgerAnchor anchor, CancellationToken cancellation)
    {
        // In this order: another node notes a head only after it has entered it.
        var noted = await anchor.FindAsync(cancellation).ConfigureAwait(false);
        var entries = await store.ReadAllAsync(cancellation).ConfigureAwait(false);
        LedgerChain.Verify(entries);
        if (noted is not null) LedgerChain.Verify(entries, noted);
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
