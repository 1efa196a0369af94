using System.Globalization;
using Heatmap.Sql;

namespace Heatmap.Log.Sql;

/// <summary>
/// Has PostgreSQL clear away removed rows. Whole free pages at the end of a table go back to the file system; the rest is free for
/// new rows, and only an operator can have it given back, since that holds up the log.
/// </summary>
internal static class PostgresRelease
{
    private const string Size = "SELECT pg_total_relation_size('append') + pg_total_relation_size('stream_end')";

    // What rows take by the statistics that VACUUM (ANALYZE) has just made: 28 bytes of header and pointer a row, and four chunks a
    // page for values stored apart (https://www.postgresql.org/docs/current/storage-toast.html).
    private const string Unused = """
        SELECT current_setting('block_size')::bigint * (
          GREATEST(0, t.relpages - CEIL(t.reltuples * (28 + COALESCE(w.width, 0)) / (current_setting('block_size')::bigint - 24)))
          + GREATEST(0, COALESCE(x.relpages, 0) - CEIL(COALESCE(x.reltuples, 0) / 4)))::bigint
        FROM pg_class AS t
        LEFT JOIN pg_class AS x ON x.oid = t.reltoastrelid
        LEFT JOIN (SELECT SUM(avg_width) AS width FROM pg_stats WHERE schemaname = current_schema() AND tablename = 'append') AS w ON true
        WHERE t.oid = 'append'::regclass
        """;

    private const string Unremovable = "SELECT n_dead_tup FROM pg_stat_user_tables WHERE relid = 'append'::regclass";

    // What another database's transactions see holds nothing back here; a replica's stand under no database.
    private const string OldestSnapshots = """
        SELECT pid, application_name, COALESCE(state, backend_type), COALESCE(extract(epoch FROM now() - xact_start)::bigint, 0)
        FROM pg_stat_activity WHERE backend_xmin IS NOT NULL AND pid <> pg_backend_pid() AND (datname = current_database() OR datname IS NULL)
        ORDER BY age(backend_xmin) DESC LIMIT 10
        """;

    // It waits for the server, perhaps for minutes.
    public static Task<Release> RunAsync(PostgresDatabase database, CancellationToken cancellation) => Task.Factory.StartNew(
        () => database.WriteWithoutTransaction(Run), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static Release Run(SqlSession session)
    {
        var before = session.Number(Size) ?? 0;
        session.Execute("VACUUM (ANALYZE) append");
        session.Execute("VACUUM (ANALYZE) stream_end");
        var freed = Math.Max(0, before - (session.Number(Size) ?? 0));
        var pending = session.Number(Unused) ?? 0;
        if (session.Number(Unremovable) is > 0 and var dead) return new Release(freed, pending, WhoHolds(session, dead));
        return new Release(freed, pending, pending == 0 ? null
            : "New events fill it. To give it back to the file system run VACUUM FULL append, which holds up the log meanwhile, or pg_repack.");
    }

    private static string WhoHolds(SqlSession session, long dead)
    {
        var holders = session.Rows(
            OldestSnapshots,
            r => string.Create(CultureInfo.InvariantCulture, $"process {r.GetInt32(0)} ('{r.GetString(1)}', {r.GetString(2)}, for {r.GetInt64(3)} s)"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{dead} removed rows may still be seen by {(holders.Count == 0 ? "a replica or a prepared transaction" : string.Join(", ", holders))}: end that, then release again.");
    }
}
