using Heatmap.Sql;

namespace Heatmap.Log.Sql;

/// <summary>Restores into an empty table of appends, past the writer: rows get the revisions that they had.</summary>
/// <param name="database">The log's database, which nobody else writes.</param>
/// <param name="keepsPositions">
/// Whether rows also get their positions: right for a log of a store whose positions are (append, index) too.
/// </param>
public sealed class SqlEventRestoring(ISqlDatabase database, bool keepsPositions) : IEventRestoring
{
    private const string Head =
        "SELECT first_revision + event_count - 1 FROM append WHERE stream = @stream ORDER BY first_revision DESC LIMIT 1";

    private const string Insert =
        "INSERT INTO append (stream, first_revision, event_count, payload) VALUES (@stream, @first, @count, @payload)";

    private const string InsertAt =
        "INSERT INTO append (position, stream, first_revision, event_count, payload) VALUES (@position, @stream, @first, @count, @payload)";

    private const string Remove = "DELETE FROM append WHERE stream = @stream";

    public bool KeepsPositions => keepsPositions;

    public Task RestoreAsync(IReadOnlyList<RecordedAppend> appends, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var rows = appends.Select(append => (append, PayloadWriter.Write([.. append.Events.Select(AsNew)]))).ToList();
        try
        {
            database.Write(session =>
            {
                foreach (var (append, payload) in rows) Restore(session, append, payload);
                if (keepsPositions && database.Dialect.CountOn("append", "position") is { } countOn) session.Number(countOn);
                return true;
            });
            return Task.CompletedTask;
        }
        catch (Exception e) when (SqlFailures.IsUnavailable(e))
        {
            throw SqlFailures.AsUnavailable(e);
        }
    }

    private void Restore(SqlSession session, RecordedAppend append, byte[] payload)
    {
        var stream = append.Stream.Value;
        if (session.Number(Head, ("@stream", stream)) is { } head && head != append.FirstRevision - 1)
        {
            if (head >= append.FirstRevision)
                throw new InvalidOperationException($"The log was not empty: stream '{stream}' is at {head} where {append.FirstRevision} is to be restored.");
            // What stood before the gap was removed by retention, after the backup had it.
            session.Execute(Remove, ("@stream", stream));
        }

        if (keepsPositions)
            session.Execute(InsertAt, ("@position", (long)append.First.Append), ("@stream", stream), ("@first", append.FirstRevision), ("@count", append.Events.Count), ("@payload", payload));
        else
            session.Execute(Insert, ("@stream", stream), ("@first", append.FirstRevision), ("@count", append.Events.Count), ("@payload", payload));
    }

    // Ids follow from batch and index; a payload doesn't hold them.
    private static NewEvent AsNew(RecordedEvent e) => new(e.Type, e.Data, e.Metadata);
}
