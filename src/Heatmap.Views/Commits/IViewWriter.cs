namespace Heatmap.Views;

/// <summary>Changes views, in no other way than this.</summary>
public interface IViewWriter
{
    /// <summary>
    /// Commits all of it in one transaction, or nothing. Removed rows go before rows are put, so a row in both stands. Rollups
    /// change by adding (a total whose cells are all gone has no row); callers give quarter-hours only, and stores add them also
    /// to the hour and the day that contain them.
    /// </summary>
    /// <exception cref="LeaseLostException">A lease of the fence is lost, or there is none in it; nothing was committed.</exception>
    /// <exception cref="GenerationsChangedException">The list of generations has changed; nothing was committed.</exception>
    /// <exception cref="GenerationGoneException">A generation was dropped or never saved; nothing was committed.</exception>
    /// <exception cref="CheckpointMovedException">A partition was folded on already; nothing was committed.</exception>
    /// <exception cref="ArgumentException">A delta is not of a quarter-hour; nothing was committed.</exception>
    /// <exception cref="InvalidOperationException">More is taken from a cell than was ever added; nothing was committed.</exception>
    Task CommitAsync(Fence fence, IReadOnlyList<GenerationCommit> commits, CancellationToken cancellation = default);
}
