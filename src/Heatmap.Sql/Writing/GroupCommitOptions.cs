namespace Heatmap.Sql;

/// <summary>The limits of a <see cref="GroupCommitWriter"/>, and who is told what became of a transaction.</summary>
public sealed record GroupCommitOptions
{
    /// <summary>How many items may wait; the next one is refused.</summary>
    public int QueuedItems { get; init; } = 4096;

    /// <summary>How many bytes the waiting items may hold, by their own word; an item that meets an empty queue is always taken.</summary>
    public long QueuedBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How many items go into one transaction at most.</summary>
    public int ItemsPerTransaction { get; init; } = 512;

    /// <summary>What the transactions keep other writers from.</summary>
    public WriteLocking Locking { get; init; } = WriteLocking.Whole;

    /// <summary>How often a transaction is tried that was surely not made because it met another (a deadlock).</summary>
    public int Tries { get; init; } = 5;

    /// <summary>Called on the writer's thread after each commit, before the items' tasks end. Must be quick and not throw.</summary>
    public Action Committed { get; init; } = () => { };

    /// <summary>
    /// Called on the writer's thread after a transaction failed as a whole: what items had remembered of it is void. Must not throw.
    /// </summary>
    public Action RolledBack { get; init; } = () => { };
}
