namespace Heatmap.Views;

/// <summary>A partition's checkpoint isn't where the commit began: that stretch has been committed already. Nothing was committed.</summary>
public sealed class CheckpointMovedException(GenerationId generation, Advance advance, string? stands)
    : Exception(
        $"Partition {advance.Partition} of generation {generation} stands at {stands ?? "the beginning"} and not at "
        + $"{advance.From ?? "the beginning"}; nothing was committed.");
