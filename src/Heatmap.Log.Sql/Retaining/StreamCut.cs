using Heatmap.Events;
using Heatmap.Sql;

namespace Heatmap.Log.Sql;

/// <summary>Takes the beginning of a stream away, some rows at a time so that appends in between aren't held up long.</summary>
internal static class StreamCut
{
    // A few megabytes of rows.
    private const long RowsPerStep = 500;

    private const string EndOfRowBefore = """
        SELECT first_revision + event_count FROM append
        WHERE stream = @stream AND first_revision < @before ORDER BY first_revision DESC LIMIT 1
        """;

    private const string FirstOfLaterRow =
        "SELECT first_revision FROM append WHERE stream = @stream ORDER BY first_revision LIMIT 1 OFFSET @rows";

    private const string Delete = "DELETE FROM append WHERE stream = @stream AND first_revision < @before";

    private const string AnyRow = "SELECT 1 FROM append WHERE stream = @stream LIMIT 1";

    private const string NoteEnd = """
        INSERT INTO stream_end (stream, last_revision) VALUES (@stream, @last)
        ON CONFLICT (stream) DO UPDATE SET last_revision = excluded.last_revision
        """;

    /// <summary>Makes one step; whether there is more to take away.</summary>
    /// <exception cref="ArgumentException">The revision lies within an append; nothing was removed.</exception>
    public static bool Step(SqlSession session, StreamName stream, long before)
    {
        var name = ("@stream", (object?)stream.Value);
        if (session.Number(EndOfRowBefore, name, ("@before", before)) is not { } end) return false;
        if (end > before)
            throw new ArgumentException($"Revision {before} of stream '{stream}' lies within an append; the next one begins at {end}.", nameof(before));
        var next = session.Number(FirstOfLaterRow, name, ("@rows", RowsPerStep));
        var more = next < before;
        session.Execute(Delete, name, ("@before", more ? next : before));
        if (!more && session.Number(AnyRow, name) is null) session.Execute(NoteEnd, name, ("@last", end - 1));
        return more;
    }
}
