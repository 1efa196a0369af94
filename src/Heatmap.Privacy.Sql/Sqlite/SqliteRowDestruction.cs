using System.Data.Common;
using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

/// <summary>Destroys rows so that their bytes are nowhere in the database's files, and makes sure of it.</summary>
internal sealed class SqliteRowDestruction(SqliteFile file, KeyDatabase database, Residue residue) : IRowDestruction
{
    /// <summary>Runs work that deletes rows; ends when the secret bytes that were in them are gone from the files. How many rows.</summary>
    /// <exception cref="KeyStoreUnavailableException">They can't be got rid of: a copy stays in the files.</exception>
    public async Task<int> DestroyAsync(Func<SqlSession, DestroyedRows> work, CancellationToken cancellation)
    {
        var rows = await database.WriteManyAsync(work, cancellation).ConfigureAwait(false);
        if (rows is { Bytes.Count: 0, Indexed.Count: 0 }) return rows.Count;
        // From here on nobody's patience may end it: the rows are gone, and what they leave must go too.
        await ScrubAsync(CancellationToken.None).ConfigureAwait(false);
        if (rows.Bytes is not null && await IsGoneAsync(rows).ConfigureAwait(false)) return rows.Count;
        await RebuildAsync().ConfigureAwait(false);
        return await IsGoneAsync(rows).ConfigureAwait(false)
            ? rows.Count
            : throw new KeyStoreUnavailableException("what was destroyed still stands in its files; is another program reading them?");
    }

    /// <summary>Leaves nothing in the write-ahead log of what was deleted or replaced.</summary>
    public async Task ScrubAsync(CancellationToken cancellation)
    {
        try
        {
            await file.ReleaseFreePagesAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DbException or SqliteFileException)
        {
            throw new KeyStoreUnavailableException(e.Message, e);
        }
    }

    /// <summary>
    /// Looks while others write; only when that finds something, again in the writer's turn, since what was found may be the new
    /// row of another subject who was identified with the same e-mail in this moment.
    /// </summary>
    private async Task<bool> IsGoneAsync(DestroyedRows rows)
    {
        var unwanted = await database.ReadAsync(rows.Unwanted, CancellationToken.None).ConfigureAwait(false);
        if (!residue.Holds(unwanted)) return true;
        return await database.WriteAsync(session => !residue.Holds(rows.Unwanted(session)), CancellationToken.None).ConfigureAwait(false);
    }

    private async Task RebuildAsync()
    {
        await database.WriteManyAsync(Rebuild, CancellationToken.None).ConfigureAwait(false);
        await ScrubAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private static bool Rebuild(SqlSession session)
    {
        SqliteKeyTables.Rebuild(session);
        return true;
    }
}
