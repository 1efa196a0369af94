using System.Data.Common;
using Heatmap.Events;
using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

/// <summary>Which parts of tables hold deleted rows that aren't gone yet.</summary>
internal static class DeletedRowsTable
{
    /// <summary>
    /// Notes, in the transaction that deletes, the parts that it has deleted from. The engine counts that itself, transaction by
    /// transaction (https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-STATS-VIEWS).
    /// </summary>
    public static IReadOnlyList<string> Note(SqlSession session, DestroyedRows rows)
    {
        var parts = session.Rows(
            "SELECT relid::regclass::text FROM pg_stat_xact_user_tables WHERE n_tup_del > 0 AND relname NOT IN ('deleted_rows', 'node_turns', 'node_news')",
            row => row.GetString(0));
        if (parts.Count == 0 && rows.Count > 0)
            throw new KeyStoreUnavailableException("PostgreSQL doesn't count what is deleted, so it can't be made sure that it goes: set track_counts = on.");
        foreach (var part in parts)
        {
            if (rows.Subjects.Count == 0) Note(session, part, "", []);
            foreach (var subject in rows.Subjects) Note(session, part, subject.Site.Value, subject.Subject.ToColumn());
        }

        return parts;
    }

    public static List<string> Parts(SqlSession session) => session.Rows("SELECT DISTINCT part FROM deleted_rows ORDER BY part", row => row.GetString(0));

    public static List<KeyRow.OfSubject> Subjects(SqlSession session) =>
        session.Rows("SELECT DISTINCT site, subject FROM deleted_rows WHERE site <> ''", Subject);

    /// <summary>
    /// The number of the transaction before which everything that was deleted from a part is gone from it. Every row version that
    /// remains was made and deleted by later ones: that is what relfrozenxid promises
    /// (https://www.postgresql.org/docs/current/routine-vacuuming.html#VACUUM-FOR-WRAPAROUND). Reckoned down a little, never up, in turning
    /// it into a number that doesn't wrap.
    /// </summary>
    public static long Horizon(SqlSession session, string part) => session.Number(
        "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint - age(relfrozenxid) FROM pg_class WHERE oid = @part::regclass", ("@part", part))
        ?? throw new KeyStoreUnavailableException($"there is no table '{part}'");

    /// <summary>Whether anything was deleted from the part at or after that transaction.</summary>
    public static bool HasAfter(SqlSession session, string part, long horizon) =>
        session.Number("SELECT 1 FROM deleted_rows WHERE part = @part AND deleted_by >= @horizon LIMIT 1", ("@part", part), ("@horizon", horizon)) is not null;

    /// <summary>Takes out what was deleted before that transaction.</summary>
    public static bool Clear(SqlSession session, string part, long horizon)
    {
        session.Execute("DELETE FROM deleted_rows WHERE part = @part AND deleted_by < @horizon", ("@part", part), ("@horizon", horizon));
        return true;
    }

    private static void Note(SqlSession session, string part, string site, byte[] subject) => session.Execute(
        "INSERT INTO deleted_rows (part, deleted_by, site, subject) "
        + "VALUES (@part, pg_current_xact_id()::text::bigint, @site, @subject) ON CONFLICT DO NOTHING",
        ("@part", part), ("@site", site), ("@subject", subject));

    private static KeyRow.OfSubject Subject(DbDataReader row) => new(new SiteId(row.GetString(0)), row.Subject(1));
}
