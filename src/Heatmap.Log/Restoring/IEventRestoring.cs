namespace Heatmap.Log;

/// <summary>Puts a log that was kept outside into an empty store.</summary>
public interface IEventRestoring
{
    /// <summary>
    /// Whether events stand at the positions that they had. Where they don't, what refers to positions (views with their
    /// checkpoints) is to be made afresh.
    /// </summary>
    bool KeepsPositions { get; }

    /// <summary>
    /// Appends these, in their order, each as one unit and with the revisions that its events had; durable when the task ends.
    /// Nobody else writes meanwhile.
    /// </summary>
    /// <exception cref="InvalidOperationException">The store holds something that stands in the way: it was not empty.</exception>
    /// <exception cref="LogUnavailableException">The store failed; begin again with an empty one.</exception>
    Task RestoreAsync(IReadOnlyList<RecordedAppend> appends, CancellationToken cancellation = default);
}
