using System.Data.Common;
using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>Beats don't queue with commits: a node that writes a lot is not a silent one.</summary>
internal sealed class SqlMembership(ISqlDatabase database) : IMembership
{
    public Task<Cluster> BeatAsync(string node, TimeSpan lag, CancellationToken cancellation = default) =>
        Task.Run(() => database.Write(session => Beat(session, node, lag), WriteLocking.Rows), cancellation);

    public Task<bool> RemoveAsync(Member seen, CancellationToken cancellation = default) =>
        Task.Run(() => database.Write(session => Remove(session, seen), WriteLocking.Rows), cancellation);

    public Task<Cluster> ReadAsync(CancellationToken cancellation = default) => database.ReadAsync(Read, cancellation);

    private static Cluster Beat(SqlSession session, string node, TimeSpan lag)
    {
        session.Execute(
            """
            INSERT INTO node (name, beat, lag) VALUES (@name, 1, @lag)
            ON CONFLICT (name) DO UPDATE SET beat = node.beat + 1, lag = excluded.lag
            """,
            ("@name", node),
            ("@lag", (long)lag.TotalMilliseconds));
        return Read(session);
    }

    private static bool Remove(SqlSession session, Member seen)
    {
        var removed = session.Execute("DELETE FROM node WHERE name = @name AND beat = @beat", ("@name", seen.Node), ("@beat", seen.Beat));
        if (removed == 0 && session.Number("SELECT beat FROM node WHERE name = @name", ("@name", seen.Node)) is not null) return false;
        session.Execute("DELETE FROM lease WHERE node = @name", ("@name", seen.Node));
        return true;
    }

    private static Cluster Read(SqlSession session) => new(
        session.Rows(
            "SELECT name, beat, lag FROM node ORDER BY name",
            r => new Member(r.GetString(0), r.GetInt64(1), TimeSpan.FromMilliseconds(r.GetInt64(2)))),
        session.Rows("SELECT resource, node, token FROM lease ORDER BY resource", ReadLease));

    private static Lease ReadLease(DbDataReader r) => new(r.GetInt32(0), r.GetString(1), r.GetInt64(2));
}
