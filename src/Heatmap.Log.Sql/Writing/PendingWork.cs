namespace Heatmap.Log.Sql;

/// <summary>Something on its way into a group.</summary>
internal abstract class PendingWork(CancellationToken cancellation)
{
    /// <summary>What it holds in memory while it waits.</summary>
    public abstract long Bytes { get; }

    protected CancellationToken Cancellation { get; } = cancellation;

    protected bool IsCancelled { get; private set; }

    /// <summary>Whether it is still wanted: from here on it can't be taken back.</summary>
    public bool Begins() => !(IsCancelled = Cancellation.IsCancellationRequested);

    /// <summary>Ends the task: with the result or its own refusal, or with the failure of the transaction.</summary>
    public abstract void Complete(Exception? failure);
}
