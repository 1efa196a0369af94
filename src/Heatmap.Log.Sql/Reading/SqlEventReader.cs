using System.Runtime.CompilerServices;
using Heatmap.Events;
using Heatmap.Sql;

namespace Heatmap.Log.Sql;

/// <summary>Reads streams in pages, each a short read transaction of its own, so that a slow consumer holds nothing.</summary>
internal sealed class SqlEventReader(ISqlDatabase database) : IEventReader
{
    private const int LargestPageEvents = 5000;
    private const int LargestPageBytes = 1024 * 1024;

    // The row that a revision lies in is the last one that begins at or before it: one seek.
    private const string Forwards = $"""
        SELECT {AppendRow.Columns} FROM append
        WHERE stream = @stream AND first_revision >= COALESCE(
          (SELECT MAX(first_revision) FROM append WHERE stream = @stream AND first_revision <= @from), 0)
        """;

    private const string Backwards = $"""
        SELECT {AppendRow.Columns} FROM append
        WHERE stream = @stream AND first_revision <= @from
        """;

    private const string Last = "SELECT position, event_count FROM append ORDER BY position DESC LIMIT 1";

    private readonly string _forwards = database.Dialect.Bounded(Forwards, AppendRow.Columns, "payload", "first_revision");
    private readonly string _backwards = database.Dialect.Bounded(Backwards, AppendRow.Columns, "payload", "first_revision DESC");

    public async IAsyncEnumerable<RecordedEvent> ReadStreamAsync(
        StreamName stream, ReadDirection direction, long? from = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (from is { } asked) ArgumentOutOfRangeException.ThrowIfNegative(asked);
        var forwards = direction == ReadDirection.Forwards;
        var next = from ?? (forwards ? 0 : long.MaxValue);
        // Who reads backwards mostly wants the tail only: begin with little, and take more each time.
        for (var size = 100; next >= 0; size = Math.Min(size * 4, LargestPageEvents))
        {
            var page = await PageAsync(stream, forwards, next, size, cancellation);
            foreach (var row in page.Rows)
            {
                foreach (var recorded in Within(row, forwards, next))
                {
                    cancellation.ThrowIfCancellationRequested();
                    yield return recorded;
                }
            }
            if (!page.IsFull) yield break;
            next = forwards ? page.Rows[^1].FirstRevision + page.Rows[^1].EventCount : page.Rows[^1].FirstRevision - 1;
        }
    }

    public Task<Position> HeadAsync(CancellationToken cancellation = default) => database.ReadLogAsync(Head, cancellation);

    /// <summary>The position of the last event; <see cref="Position.Start"/> in an empty log.</summary>
    public static Position Head(SqlSession session) =>
        session.Rows(Last, r => new Position((ulong)r.GetInt64(0), (ulong)(r.GetInt64(1) - 1))) is [var head] ? head : Position.Start;

    private Task<RowPage> PageAsync(StreamName stream, bool forwards, long from, int events, CancellationToken cancellation) =>
        database.ReadLogAsync(
            session =>
            {
                var page = new RowPage(events, LargestPageBytes);
                session.Scan(
                    forwards ? _forwards : _backwards,
                    row => page.Take(AppendRow.Of(row)),
                    ("@stream", stream.Value), ("@from", from), ("@rows", (long)events), ("@bytes", (long)LargestPageBytes));
                return page;
            },
            cancellation);

    private static IEnumerable<RecordedEvent> Within(AppendRow row, bool forwards, long from)
    {
        var events = PayloadReader.Read(row);
        return forwards ? events.Where(e => e.Revision >= from) : events.Reverse().Where(e => e.Revision <= from);
    }
}
