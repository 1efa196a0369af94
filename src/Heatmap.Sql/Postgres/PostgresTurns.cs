using Npgsql;

namespace Heatmap.Sql;

/// <summary>
/// Begins write transactions. Writers of the whole database take turns by an advisory lock, which the server releases after what
/// the transaction wrote can be seen: each sees all that those before it committed.
/// </summary>
internal sealed class PostgresTurns(PostgresConnections connections, string schema)
{
    // "HmSq": the first key of our advisory locks, so that they meet no other program's.
    private const int Ours = 0x486D5371;

    private readonly int _whole = Fold(schema);

    public void Begin(SqlSession session, WriteLocking locking)
    {
        if (locking == WriteLocking.Rows)
        {
            session.BeginWithNext();
            session.Execute("SELECT 1");
            return;
        }
        try
        {
            session.BeginWithNext();
            session.Execute("SELECT pg_advisory_xact_lock(@ours, @whole)", ("@ours", Ours), ("@whole", _whole));
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new WriterHeldUpException(connections.Place, WhoHolds(), e);
        }
    }

    private string WhoHolds()
    {
        const string holder = """
            SELECT a.pid, a.application_name, a.state, extract(epoch FROM now() - a.xact_start)::bigint
            FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND l.classid::bigint = @ours AND l.objid::bigint = (@whole::bigint & 4294967295)
            """;
        using var session = connections.OpenReading();
        var holders = session.Rows(
            holder,
            r => $"process {r.GetInt32(0)} ('{r.GetString(1)}', {r.GetString(2)}, for {r.GetInt64(3)} s)",
            ("@ours", (long)Ours),
            ("@whole", (long)_whole));
        return holders.Count == 0 ? "somebody who is done by now" : string.Join(", ", holders);
    }

    /// <summary>FNV-1a (RFC 9923): all that is asked of it is to be the same on every node.</summary>
    private static int Fold(string name)
    {
        var hash = 2166136261;
        foreach (var letter in name) hash = (hash ^ letter) * 16777619;
        return (int)hash;
    }
}
