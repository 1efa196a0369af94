using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

/// <summary>Makes what was deleted or replaced go from where the engine keeps it. Deleting a row is not enough for that on any engine.</summary>
internal interface IRowDestruction
{
    /// <summary>Runs work that deletes rows, and gets rid of the secret bytes that were in them. How many rows.</summary>
    /// <exception cref="KeyStoreUnavailableException">They can't be got rid of, and won't be by waiting.</exception>
    Task<int> DestroyAsync(Func<SqlSession, DestroyedRows> work, CancellationToken cancellation);

    /// <summary>Gets rid of what was replaced since, where the engine keeps it for a while.</summary>
    Task ScrubAsync(CancellationToken cancellation);
}
