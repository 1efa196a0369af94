namespace Heatmap.Views;

/// <summary>Changes views, in no other way than this.</summary>
public interface IViewWriter
{
    /// <summary>
    /// Commits all of it in one transaction, rollups by adding (a total whose cells are all gone has no row), or nothing.
    /// </summary>
    /// <exception cref="LeaseLostException">The token isn't the newest; nothing was committed.</exception>
    Task CommitAsync(FencingToken token, IReadOnlyList<GenerationCommit> commits, CancellationToken cancellation = default);
}
