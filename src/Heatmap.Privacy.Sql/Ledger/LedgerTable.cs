using System.Data.Common;
using Heatmap.Events;
using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

/// <summary>The ledger's table, a storage format. The engine itself refuses to change or delete an entry.</summary>
internal static class LedgerTable
{
    private const string Names =
        "sequence, erasure, site, subject, state, at, effect, requested_by, totals_before, totals_after, epoch, previous, hash";

    private const string Select = $"SELECT {Names} FROM erasures WHERE sequence > @after ORDER BY sequence";

    private const string Insert =
        $"INSERT INTO erasures ({Names}) VALUES (@sequence, @erasure, @site, @subject, @state, @at, @effect, @requested_by, "
        + "@totals_before, @totals_after, @epoch, @previous, @hash)";

    /// <param name="session">Makes the table, without what keeps it from being changed.</param>
    /// <param name="dialect">Its words.</param>
    /// <param name="number">Type and constraint of the entries' number.</param>
    public static void Create(SqlSession session, SqlDialect dialect, string number)
    {
        var (text, blob) = (dialect.Text, dialect.Blob);
        session.Execute(
            $"CREATE TABLE erasures (sequence {number}, erasure {blob} NOT NULL, site {text} NOT NULL, subject {blob} NOT NULL, "
            + $"state BIGINT NOT NULL, at BIGINT NOT NULL, effect BIGINT NOT NULL, requested_by {text} NOT NULL, totals_before BIGINT NOT NULL, "
            + $"totals_after BIGINT, epoch BIGINT NOT NULL, previous {text} NOT NULL, hash {text} NOT NULL)");
    }

    /// <summary>The entries after this number, in their order.</summary>
    public static List<LedgerEntry> ReadAfter(SqlSession session, long sequence) => session.Rows(Select, Read, ("@after", sequence));

    public static void Append(SqlSession session, LedgerEntry entry) =>
        session.Execute(
            Insert,
            ("@sequence", entry.Sequence),
            ("@erasure", entry.Erasure.ToByteArray(bigEndian: true)),
            ("@site", entry.Site.Value),
            ("@subject", entry.Subject.ToColumn()),
            ("@state", (long)entry.State),
            ("@at", entry.At),
            ("@effect", (long)entry.Effect),
            ("@requested_by", entry.By),
            ("@totals_before", entry.TotalsBefore),
            ("@totals_after", entry.TotalsAfter),
            ("@epoch", (long)entry.Epoch),
            ("@previous", entry.Previous),
            ("@hash", entry.Hash));

    private static LedgerEntry Read(DbDataReader row) => new()
    {
        Sequence = row.GetInt64(0),
        Erasure = new Guid(row.GetFieldValue<byte[]>(1), bigEndian: true),
        Site = new SiteId(row.GetString(2)),
        Subject = row.Subject(3),
        State = (ErasureState)row.GetInt64(4),
        At = row.GetInt64(5),
        Effect = (ErasureEffect)row.GetInt64(6),
        By = row.GetString(7),
        TotalsBefore = row.GetInt64(8),
        TotalsAfter = row.IsDBNull(9) ? null : row.GetInt64(9),
        Epoch = (int)row.GetInt64(10),
        Previous = row.GetString(11),
        Hash = row.GetString(12),
    };
}
