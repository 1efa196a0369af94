using System.Data.Common;
using Heatmap.Events;
using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

/// <summary>The erasure ledger in a SQLite file of its own (<c>ledger/erasures.db</c>), apart from the keys and left out of backups.</summary>
public sealed class SqliteLedgerStore : ILedgerStore, IDisposable
{
    private readonly SqliteFile _file;

    private SqliteLedgerStore(SqliteFile file) => _file = file;

    /// <summary>Opens the file, making it where it is missing.</summary>
    /// <exception cref="SqliteFileException">It can't be opened, or isn't a ledger of this version or an earlier one.</exception>
    public static SqliteLedgerStore Open(string path, SqliteFileOptions? options = null) =>
        new(SqliteFile.Open(path, LedgerTable.Schema, options));

    public async Task<IReadOnlyList<LedgerEntry>> ReadAllAsync(CancellationToken cancellation = default) =>
        await _file.ReadAsync(session => session.Rows(LedgerTable.Select, Read), cancellation).ConfigureAwait(false);

    public Task AppendAsync(IReadOnlyList<LedgerEntry> entries, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        _file.Write(session =>
        {
            foreach (var entry in entries) Append(session, entry);
            return true;
        });
        return Task.CompletedTask;
    }

    public void Dispose() => _file.Dispose();

    private static void Append(SqlSession session, LedgerEntry entry) =>
        session.Execute(
            LedgerTable.Insert,
            ("@sequence", entry.Sequence),
            ("@erasure", entry.Erasure.ToByteArray(bigEndian: true)),
            ("@site", entry.Site.Value),
            ("@subject", entry.Subject.ToColumn()),
            ("@state", (int)entry.State),
            ("@at", entry.At),
            ("@effect", (int)entry.Effect),
            ("@requested_by", entry.By),
            ("@totals_before", entry.TotalsBefore),
            ("@totals_after", entry.TotalsAfter),
            ("@epoch", entry.Epoch),
            ("@previous", entry.Previous),
            ("@hash", entry.Hash));

    private static LedgerEntry Read(DbDataReader row) => new()
    {
        Sequence = row.GetInt64(0),
        Erasure = new Guid(row.GetFieldValue<byte[]>(1), bigEndian: true),
        Site = new SiteId(row.GetString(2)),
        Subject = row.Subject(3),
        State = (ErasureState)row.GetInt32(4),
        At = row.GetInt64(5),
        Effect = (ErasureEffect)row.GetInt32(6),
        By = row.GetString(7),
        TotalsBefore = row.GetInt64(8),
        TotalsAfter = row.IsDBNull(9) ? null : row.GetInt64(9),
        Epoch = row.GetInt32(10),
        Previous = row.GetString(11),
        Hash = row.GetString(12),
    };
}
