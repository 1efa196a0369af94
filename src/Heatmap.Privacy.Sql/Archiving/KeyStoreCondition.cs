using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

/// <summary>What a key database says of itself, without a key: how many keys each epoch wraps, and the noted end of the erasure ledger.</summary>
public sealed record KeyStoreCondition(long Subjects, IReadOnlyDictionary<int, long> Epochs, LedgerHead? Ledger)
{
    public static Task<KeyStoreCondition> ReadAsync(ISqlDatabase database, CancellationToken cancellation = default) =>
        database.ReadAsync(Read, cancellation);

    private static KeyStoreCondition Read(SqlSession session)
    {
        var epochs = new SortedDictionary<int, long>();
        var subjects = 0L;
        foreach (var (epoch, keys) in Count(session, "subject_keys"))
        {
            subjects += keys;
            epochs[epoch] = keys;
        }

        foreach (var (epoch, keys) in Count(session, "secrets")) epochs[epoch] = epochs.GetValueOrDefault(epoch) + keys;
        var head = session.Rows("SELECT sequence, hash FROM ledger_head", row => new LedgerHead(row.GetInt64(0), row.GetString(1))).FirstOrDefault();
        return new KeyStoreCondition(subjects, epochs, head);
    }

    private static List<(int Epoch, long Keys)> Count(SqlSession session, string table) =>
        session.Rows($"SELECT epoch, COUNT(*) FROM {table} GROUP BY epoch", row => ((int)row.GetInt64(0), row.GetInt64(1)));
}
