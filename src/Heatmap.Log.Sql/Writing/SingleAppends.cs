using Heatmap.Events;
using Heatmap.Sql;

namespace Heatmap.Log.Sql;

/// <summary>
/// Appends one by one within each transaction, for an engine in this process that only this process writes to: a statement costs no
/// journey, and heads can be remembered.
/// </summary>
internal sealed class SingleAppends : IAppendQueue
{
    private const string LastOfStream =
        "SELECT first_revision + event_count - 1 FROM append WHERE stream = @stream ORDER BY first_revision DESC LIMIT 1";

    private const string EndOfStream = "SELECT last_revision FROM stream_end WHERE stream = @stream";

    private const string Insert =
        "INSERT INTO append (stream, first_revision, event_count, payload) VALUES (@stream, @first, @count, @payload) RETURNING position";

    private readonly GroupCommitWriter _writer;
    private readonly StreamHeads _heads;

    public SingleAppends(ISqlDatabase database, SqlLogOptions options, Action committed)
    {
        _heads = new StreamHeads(options.RememberedStreams);
        _writer = new GroupCommitWriter(database, "log writer", options.Queue with { Committed = committed, RolledBack = _heads.Clear });
    }

    public long Transactions => _writer.Transactions;

    public Task<Appended> AppendAsync(
        StreamName stream, ExpectedRevision expected, int count, byte[] payload, CancellationToken cancellation) =>
        _writer.WriteAsync(
            session => Append(session, stream, expected, count, payload), ItemIsolation.ChecksFirst, payload.Length, cancellation);

    public Task<bool> CutAsync(StreamName stream, long before, CancellationToken cancellation) =>
        _writer.WriteAsync(
            session =>
            {
                var more = StreamCut.Step(session, stream, before);
                _heads.Remove(stream.Value);
                return more;
            },
            ItemIsolation.Savepoint,
            cancellation: cancellation);

    public void Dispose() => _writer.Dispose();

    private Appended Append(SqlSession session, StreamName stream, ExpectedRevision expected, int count, byte[] payload)
    {
        var name = stream.Value;
        var head = _heads.Find(name) ?? Find(session, name);
        if (!head.Holds(expected)) throw new WrongExpectedRevisionException(stream, expected, head.Given);
        var position = session.Returning(
            Insert, r => r.GetInt64(0), ("@stream", name), ("@first", head.Next), ("@count", count), ("@payload", payload))[0];
        var after = head.After(count);
        _heads.Set(name, after);
        return new Appended(after.Next - 1, new Position((ulong)position, (ulong)(count - 1)));
    }

    private static StreamHead Find(SqlSession session, string stream)
    {
        var last = session.Number(LastOfStream, ("@stream", stream));
        return StreamHead.Of(last, last is null ? session.Number(EndOfStream, ("@stream", stream)) : null);
    }
}
