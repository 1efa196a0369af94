using Heatmap.Events;
using Heatmap.Sql;

namespace Heatmap.Log.Sql;

/// <summary>
/// Appends in groups: events are packed on the caller's thread, rows are inserted by the one thread of the
/// <see cref="GroupCommitWriter"/>.
/// </summary>
internal sealed class SqlEventWriter : IEventWriter, IDisposable
{
    private const string HeadOfStream =
        "SELECT first_revision + event_count - 1 FROM append WHERE stream = @stream ORDER BY first_revision DESC LIMIT 1";

    private const string Insert =
        "INSERT INTO append (stream, first_revision, event_count, payload) VALUES (@stream, @first, @count, @payload) RETURNING position";

    private readonly GroupCommitWriter _writer;
    private readonly StreamHeads _heads;
    private readonly SqlLogOptions _options;

    public SqlEventWriter(ISqlDatabase database, SqlLogOptions options, Action committed)
    {
        (_options, _heads) = (options, new StreamHeads(options.RememberedStreams));
        _writer = new GroupCommitWriter(database, "log writer", options.Queue with { Committed = committed, RolledBack = _heads.Clear });
    }

    public long Transactions => _writer.Transactions;

    public async Task<Appended> AppendAsync(
        StreamName stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default)
    {
        AppendLimits.Check(events);
        cancellation.ThrowIfCancellationRequested();
        var (payload, count) = (PayloadWriter.Write(events), events.Count);
        try
        {
            return await _writer.WriteAsync(
                session => Append(session, stream, expected, count, payload), ItemIsolation.ChecksFirst, payload.Length, cancellation);
        }
        catch (WriterBusyException)
        {
            throw new LogBusyException(_options.RetryAfter);
        }
        catch (Exception e) when (SqlFailures.IsUnavailable(e))
        {
            throw SqlFailures.AsUnavailable(e);
        }
    }

    public void Dispose() => _writer.Dispose();

    private Appended Append(SqlSession session, StreamName stream, ExpectedRevision expected, int count, byte[] payload)
    {
        var name = stream.Value;
        var last = _heads.Find(name) ?? session.Number(HeadOfStream, ("@stream", name));
        if (!expected.Holds(last)) throw new WrongExpectedRevisionException(stream, expected, last);
        var first = last + 1 ?? 0;
        var position = session.Returning(
            Insert, r => r.GetInt64(0), ("@stream", name), ("@first", first), ("@count", count), ("@payload", payload))[0];
        var head = first + count - 1;
        _heads.Set(name, head);
        return new Appended(head, new Position((ulong)position, (ulong)(count - 1)));
    }
}
