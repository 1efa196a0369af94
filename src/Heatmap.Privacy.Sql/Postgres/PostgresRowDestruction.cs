using System.Data.Common;
using Heatmap.Sql;
using Npgsql;

namespace Heatmap.Privacy.Sql;

/// <summary>
/// Destroys rows on PostgreSQL, where a deleted row stays in its table until no transaction can see it any more and VACUUM takes it
/// out of the table's pages, whose unused middle then still holds its bytes. So: VACUUM with FREEZE until the engine vouches that
/// nothing deleted by then is left, then VACUUM FULL, which writes the part of the table and its indexes into new files without it.
/// </summary>
/// <remarks>
/// A transaction that is older than the deletion holds all of that back for as long as it lasts. The call then ends, what is left is
/// noted (and stands on the receipt), and <see cref="ClearAsync"/> is for trying again.
/// </remarks>
internal sealed class PostgresRowDestruction(PostgresDatabase postgres, KeyDatabase database) : IRowDestruction, IRemains
{
    // Reads and writes of the key store end within milliseconds: what is older than this is something else, a backup for example.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(50);

    // "HmRD": the first key of these advisory locks.
    private const int Turn = 0x486D5244;

    public async Task<int> DestroyAsync(Func<SqlSession, DestroyedRows> work, CancellationToken cancellation)
    {
        // Without a savepoint: what deletes within one is a transaction of its own to the engine, with a number that isn't told.
        var (rows, parts) = await database.WriteAsync(session => Delete(session, work), cancellation).ConfigureAwait(false);
        // What a call that crashed has left behind, in whatever parts, is known here only as not being there.
        if (rows.Bytes is null) parts = await database.ReadAsync(DeletedRowsTable.Parts, CancellationToken.None).ConfigureAwait(false);
        // From here on nobody's patience may end it: the rows are gone, and what they leave must go too.
        if (parts.Count > 0) await RunAsync(() => Clear(parts, Patience)).ConfigureAwait(false);
        return rows.Count;
    }

    /// <summary>Nothing: what was replaced was wrapped in an epoch that ends now, and autovacuum takes it out.</summary>
    public Task ScrubAsync(CancellationToken cancellation) => Task.CompletedTask;

    public async Task<IReadOnlyCollection<KeyRow.OfSubject>> AwaitingAsync(CancellationToken cancellation = default) =>
        await database.ReadAsync(DeletedRowsTable.Subjects, cancellation).ConfigureAwait(false);

    public async Task<int> ClearAsync(CancellationToken cancellation = default)
    {
        var parts = await database.ReadAsync(DeletedRowsTable.Parts, cancellation).ConfigureAwait(false);
        if (parts.Count > 0) await RunAsync(() => Clear(parts, TimeSpan.Zero)).ConfigureAwait(false);
        return (await AwaitingAsync(cancellation).ConfigureAwait(false)).Count;
    }

    private static (DestroyedRows Rows, IReadOnlyList<string> Parts) Delete(SqlSession session, Func<SqlSession, DestroyedRows> work)
    {
        var rows = work(session);
        return (rows, DeletedRowsTable.Note(session, rows));
    }

    private void Clear(IReadOnlyList<string> parts, TimeSpan patience)
    {
        // Patience is for waiting: however many the parts, each was tried before it begins.
        IReadOnlyList<string> left = [.. parts.Where(part => !TryClear(part))];
        for (var until = Environment.TickCount64 + (long)patience.TotalMilliseconds; left.Count > 0 && Environment.TickCount64 < until;)
        {
            Thread.Sleep(BetweenTries);
            left = [.. left.Where(part => !TryClear(part))];
        }
    }

    /// <summary>Whether nothing of what was deleted from a part by now is left in it.</summary>
    private bool TryClear(string part) =>
        IsClear(part) || postgres.WriteWithoutTransaction(session =>
        {
            if (!TryTakeTurn(session, part)) return false;
            try
            {
                return !DeletedRowsTable.HasAfter(session, part, 0) || TryVacuum(session, part);
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
            {
                return false;
            }
        });

    private bool IsClear(string part) => postgres.Write(session => !DeletedRowsTable.HasAfter(session, part, 0), WriteLocking.Rows);

    /// <summary>
    /// Takes the turn for a part, on whatever node, until the session is closed. Those who wait behind a rewrite mostly find that it
    /// has cleared theirs too; if each made its own, they would wait for each other's locks for longer than anybody is patient.
    /// </summary>
    private static bool TryTakeTurn(SqlSession session, string part) =>
        session.Number("SELECT pg_try_advisory_lock(@ours, @part::regclass::oid::int)::int", ("@ours", Turn), ("@part", part)) == 1;

    private static bool TryVacuum(SqlSession session, string part)
    {
        // Who waits for a lock on a whole table keeps everybody out who comes after: not for long, then.
        session.Execute("SET lock_timeout = 1000");
        session.Execute($"VACUUM (FREEZE) {part}");
        var frozen = DeletedRowsTable.Horizon(session, part);
        if (frozen <= 0 || DeletedRowsTable.HasAfter(session, part, frozen)) return false;
        session.Execute($"VACUUM (FULL, FREEZE) {part}");
        return DeletedRowsTable.Clear(session, part, frozen);
    }

    private static async Task RunAsync(Action work)
    {
        try
        {
            await Task.Run(work).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            throw new KeyStoreUnavailableException(e.Message, e);
        }
    }
}
