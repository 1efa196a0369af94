namespace Heatmap.Views;

/// <summary>Reads where folding stands.</summary>
public interface IProgressReader
{
    /// <summary>The checkpoints of a generation; a partition that has none has not begun.</summary>
    Task<IReadOnlyList<Checkpoint>> CheckpointsAsync(GenerationId generation, CancellationToken cancellation = default);

    /// <summary>The stored fold states of these subjects; those that have none are absent.</summary>
    Task<IReadOnlyList<FoldState>> StatesAsync(
        GenerationId generation, IReadOnlyList<(string Site, string Subject)> subjects, CancellationToken cancellation = default);
}
