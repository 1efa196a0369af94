using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

/// <summary>Destroys rows so that their bytes are nowhere in the database's files, and makes sure of it.</summary>
internal sealed class RowDestruction(KeyDatabase database)
{
    /// <summary>
    /// Runs work that deletes rows and says which secret bytes were in them; ends when those bytes are gone from the files. Null
    /// for bytes means that rows were deleted already, by a call that crashed, so that nobody knows what to look for.
    /// </summary>
    /// <exception cref="KeyStoreUnavailableException">They can't be got rid of: a copy stays in the files.</exception>
    public async Task<int> DestroyAsync(Func<SqlSession, (int Rows, IReadOnlyList<byte[]>? Bytes)> work, CancellationToken cancellation)
    {
        var (rows, bytes) = await database.WriteManyAsync(work, cancellation).ConfigureAwait(false);
        if (bytes is { Count: 0 }) return rows;
        // From here on nobody's patience may end it: the rows are gone, and what they leave must go too.
        await database.ScrubAsync(CancellationToken.None).ConfigureAwait(false);
        if (bytes is not null && !database.Holds(bytes)) return rows;
        await RebuildAsync().ConfigureAwait(false);
        return bytes is null || !database.Holds(bytes)
            ? rows
            : throw new KeyStoreUnavailableException("what was destroyed still stands in its files; is another program reading them?");
    }

    private async Task RebuildAsync()
    {
        await database.WriteManyAsync(Rebuild, CancellationToken.None).ConfigureAwait(false);
        await database.ScrubAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private static bool Rebuild(SqlSession session)
    {
        KeyTables.Rebuild(session);
        return true;
    }
}
