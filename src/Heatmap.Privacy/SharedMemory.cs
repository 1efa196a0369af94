using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>
/// Keeps what this node has in memory true while other nodes use the key store too: nothing is used from memory unless the news
/// from all nodes were read within <see cref="VaultOptions.MemoryLife"/>. So whoever waits for that long after a note
/// (<see cref="HeardAsync"/>) knows that no node uses what the note voids, also one that can't be reached.
/// </summary>
internal sealed class SharedMemory(INodeNews? news, SubjectCache cache, MasterKeys master, VaultOptions options)
{
    private readonly Turn _turn = new();
    private long? _after;
    private long _readAt;

    /// <summary>Whether memory may be used now.</summary>
    public bool IsFresh => news is null || (Volatile.Read(ref _readAt) is not 0 and var at && options.Time.GetElapsedTime(at) < options.MemoryLife);

    /// <summary>Reads the news when it is time to; memory may be used when the task ends.</summary>
    /// <exception cref="KeyStoreUnavailableException">They can't be read, and memory can't be used.</exception>
    public ValueTask FreshAsync(CancellationToken cancellation) => IsFresh ? ValueTask.CompletedTask : new ValueTask(ReadAsync(force: false, cancellation));

    /// <summary>Reads the news now.</summary>
    public Task ReadAsync(CancellationToken cancellation) => ReadAsync(force: true, cancellation);

    /// <summary>Drops subjects from this node's memory and has the others drop them.</summary>
    public async Task DropAsync(IReadOnlyCollection<KeyRow.OfSubject> subjects, CancellationToken cancellation)
    {
        foreach (var subject in subjects) cache.Drop(subject.Site, subject.Subject);
        if (news is not null) await news.NoteDroppedAsync(subjects, cancellation).ConfigureAwait(false);
        foreach (var subject in subjects) await options.Announcer.AnnounceAsync(subject.Site, subject.Subject, cancellation).ConfigureAwait(false);
    }

    /// <summary>Tells all nodes which epochs there are, and the store to take no more keys of earlier ones than the current.</summary>
    public Task TellEpochsAsync(CancellationToken cancellation) =>
        news is null ? Task.CompletedTask : news.NoteEpochsAsync(master.Current, master.Existing[0], cancellation);

    /// <summary>Done when no node uses from memory what was noted before the call.</summary>
    public Task HeardAsync(CancellationToken cancellation) =>
        // Twice its life: a node may be held up between looking at the time and using what it has in hand.
        news is null ? Task.CompletedTask : Task.Delay(2 * options.MemoryLife, options.Time, cancellation);

    private async Task ReadAsync(bool force, CancellationToken cancellation)
    {
        using var taken = await _turn.TakeAsync(cancellation).ConfigureAwait(false);
        if (news is null || (IsFresh && !force)) return;
        // From before the question: what is noted after it may not be in the answer.
        var began = options.Time.GetTimestamp();
        TakeIn(await news.ReadAsync(_after, cancellation).ConfigureAwait(false));
        Volatile.Write(ref _readAt, began);
    }

    private void TakeIn(NodeNews told)
    {
        if (told.Dropped is null) cache.Clear();
        foreach (var subject in told.Dropped ?? []) cache.Drop(subject.Site, subject.Subject);
        if (told.CurrentEpoch > master.Current || told.OldestEpoch > master.Existing[0]) master.Reload();
        _after = told.Last;
    }
}
