using Heatmap.Events;
using Heatmap.Sql;

namespace Heatmap.Log.Sql;

/// <summary>Reads the log from a position on through a filter, a bounded stretch at a time.</summary>
internal sealed class LogScan
{
    private readonly EventFilter _filter;
    private readonly SqlLogOptions _options;
    private readonly StreamRanges _ranges;
    private readonly string _stretch;
    private readonly string _few;
    private readonly string _sparse;

    public LogScan(EventFilter filter, SqlLogOptions options, SqlDialect dialect)
    {
        (_filter, _options, _ranges) = (filter, options, new StreamRanges(filter));
        var matching = _ranges.Condition.Length == 0 ? "" : $"AND ({_ranges.Condition})";
        // Rows are whole appends; the one that "after" lies in is read again if some of its events come after it.
        const string behind = "(position > @append OR event_count > @index + 1)";
        _stretch = Bounded(dialect, $"position >= @append AND position <= @until AND {behind} {matching}");
        // The plus keeps the engine from walking the table by its key: the few are found by the index on streams, then fetched.
        _sparse = Bounded(dialect, $"position IN (SELECT position FROM append WHERE +position >= @append {matching}) AND {behind}");
        _few = $"SELECT COUNT(*) FROM (SELECT 1 FROM append WHERE {_ranges.Condition} LIMIT {options.PageAppends}) AS few";
    }

    /// <summary>The rows after a position, up to a limit of a page, and where that got to.</summary>
    public (List<AppendRow> Rows, Position End, bool CaughtUp) Read(SqlSession session, Position after)
    {
        var head = SqlEventReader.Head(session);
        if (head <= after) return ([], after, true);
        var isFar = head.Append - after.Append > (ulong)_options.PageAppends;
        var isSparse = isFar && IsSparse(session);
        var last = isFar && !isSparse ? after.Append + (ulong)_options.PageAppends : head.Append;
        var page = isSparse ? Few(session, after) : Stretch(session, after, last);
        if (page.IsFull) return (page.Rows, page.Rows[^1].End, page.Rows[^1].End == head);
        // Whether there is an append with the key "last", and how many events it has, is unknown; this is behind all of them.
        return last == head.Append ? (page.Rows, head, true) : (page.Rows, new Position(last, int.MaxValue), false);
    }

    /// <summary>The events of rows that come after the position and pass the filter.</summary>
    public List<RecordedEvent> Unpack(List<AppendRow> rows, RecentBodies recent, Position after)
    {
        var events = new List<RecordedEvent>();
        foreach (var row in rows)
        {
            foreach (var recorded in PayloadReader.Read(row, recent))
                if (recorded.Position > after && _filter.Passes(recorded.Stream)) events.Add(recorded);
        }
        return events;
    }

    private RowPage Stretch(SqlSession session, Position after, ulong last)
    {
        var page = new RowPage(_options.PageEvents, _options.PageBytes);
        session.Scan(
            _stretch,
            row => page.Take(AppendRow.Of(row)),
            _ranges.After([.. Bounds(after), ("@until", (long)last)]));
        return page;
    }

    private RowPage Few(SqlSession session, Position after)
    {
        var page = new RowPage(_options.PageEvents, _options.PageBytes);
        session.Scan(_sparse, row => page.Take(AppendRow.Of(row)), _ranges.After(Bounds(after)));
        return page;
    }

    private static string Bounded(SqlDialect dialect, string condition) =>
        dialect.Bounded($"SELECT {AppendRow.Columns} FROM append WHERE {condition}", AppendRow.Columns, "payload", "position");

    private (string Name, object? Value)[] Bounds(Position after) =>
    [
        ("@append", (long)after.Append), ("@index", (long)after.Index), ("@rows", (long)_options.PageEvents), ("@bytes", (long)_options.PageBytes),
    ];

    /// <summary>
    /// Whether so few rows pass in all (sites in a log of visitors) that finding them by name is less work than one stretch.
    /// </summary>
    private bool IsSparse(SqlSession session) =>
        _ranges.Condition.Length > 0 && session.Number(_few, _ranges.After()) < _options.PageAppends;
}
