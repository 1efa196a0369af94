using System.Data.Common;
using Heatmap.Events;
using Heatmap.Sql;

namespace Heatmap.Log.Sql;

/// <summary>
/// Appends all that waits by three statements a transaction, for a server that other nodes write to as well. Writers take turns
/// (<see cref="WriteLocking.Whole"/>), so the heads that a transaction reads stay true in it, and positions become visible in the
/// order in which they are given: whoever has read up to one has missed none before it. See docs/decisions.
/// </summary>
internal sealed class GroupedAppends : IAppendQueue
{
    // Tells the other nodes at the commit, with the same journey.
    private const string Heads = """
        SELECT n.stream, (
            SELECT a.first_revision + a.event_count - 1 FROM append AS a
            WHERE a.stream = n.stream COLLATE "C" ORDER BY a.first_revision DESC LIMIT 1),
          (SELECT e.last_revision FROM stream_end AS e WHERE e.stream = n.stream COLLATE "C"),
          CASE WHEN n.at = 1 THEN pg_notify('append', @node) IS NULL END
        FROM unnest(@streams) WITH ORDINALITY AS n(stream, at)
        """;

    // Positions are counted up in the order of the rows, since they are computed after the sort.
    private const string Insert = """
        INSERT INTO append (stream, first_revision, event_count, payload)
        SELECT n.stream, n.first_revision, n.event_count, n.payload
        FROM unnest(@streams, @firsts, @counts, @payloads) WITH ORDINALITY AS n(stream, first_revision, event_count, payload, at)
        ORDER BY n.at
        RETURNING position
        """;

    private readonly ISqlDatabase _database;
    private readonly GroupQueue<PendingWork> _queue;
    private readonly Action _committed;
    private readonly string _node;
    private long _transactions;

    /// <param name="database">PostgreSQL.</param>
    /// <param name="options">The limits of the queue.</param>
    /// <param name="node">Sent along with each notification, so that this node knows its own.</param>
    /// <param name="committed">Called after each commit.</param>
    public GroupedAppends(ISqlDatabase database, SqlLogOptions options, string node, Action committed)
    {
        (_database, _node, _committed) = (database, node, committed);
        _queue = new GroupQueue<PendingWork>("log writer", options.Queue, work => work.Bytes, Commit);
    }

    public long Transactions => Volatile.Read(ref _transactions);

    public Task<Appended> AppendAsync(
        StreamName stream, ExpectedRevision expected, int count, byte[] payload, CancellationToken cancellation)
    {
        var append = new PendingAppend(stream, expected, count, payload, cancellation);
        _queue.Add(append);
        return append.Done;
    }

    public Task<bool> CutAsync(StreamName stream, long before, CancellationToken cancellation)
    {
        var cut = new PendingCut(stream, before, cancellation);
        _queue.Add(cut);
        return cut.Done;
    }

    public void Dispose() => _queue.Dispose();

    private void Commit(List<PendingWork> group)
    {
        Exception? failure = null;
        try
        {
            if (group.FindAll(work => work.Begins()) is { Count: > 0 } wanted) _database.Write(session => Do(session, wanted));
            Volatile.Write(ref _transactions, _transactions + 1);
            _committed();
        }
        catch (Exception e)
        {
            // Whatever it was, the transaction is rolled back and the thread must live on: it goes to all who wait.
            failure = e;
        }
        foreach (var work in group) work.Complete(failure);
    }

    private bool Do(SqlSession session, List<PendingWork> group)
    {
        foreach (var cut in group.OfType<PendingCut>()) cut.Run(session);
        var appends = group.OfType<PendingAppend>().ToList();
        return appends.Count > 0 && Append(session, appends);
    }

    private bool Append(SqlSession session, List<PendingAppend> group)
    {
        var heads = ReadHeads(session, group);
        var accepted = group.Where(append => append.TakePlace(heads)).ToList();
        if (accepted.Count == 0) return false;
        var positions = session.Returning(
            Insert,
            r => r.GetInt64(0),
            ("@streams", accepted.Select(a => a.Stream.Value).ToArray()),
            ("@firsts", accepted.Select(a => a.First).ToArray()),
            ("@counts", accepted.Select(a => a.Count).ToArray()),
            ("@payloads", accepted.Select(a => a.Payload).ToArray()));
        for (var i = 0; i < positions.Count; i++)
        {
            if (i > 0 && positions[i] <= positions[i - 1]) throw new InvalidOperationException("Positions were not given in the order of the rows.");
            accepted[i].Position = positions[i];
        }
        return true;
    }

    private Dictionary<string, StreamHead> ReadHeads(SqlSession session, List<PendingAppend> group)
    {
        var streams = group.Select(append => append.Stream.Value).Distinct(StringComparer.Ordinal).ToArray();
        return session.Rows(
                Heads,
                r => (Stream: r.GetString(0), Head: StreamHead.Of(Number(r, 1), Number(r, 2))),
                ("@node", _node), ("@streams", streams))
            .ToDictionary(h => h.Stream, h => h.Head, StringComparer.Ordinal);
    }

    private static long? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
