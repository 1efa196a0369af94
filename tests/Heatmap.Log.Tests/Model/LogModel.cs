using Heatmap.Events;

namespace Heatmap.Log.Tests;

/// <summary>What a log is, in the fewest words: one list. Events are known by their texts.</summary>
internal sealed class LogModel
{
    public List<(StreamName Stream, long Revision, string Text)> All { get; } = [];

    public long? LastOf(StreamName stream) => All.Any(e => e.Stream == stream) ? All.Last(e => e.Stream == stream).Revision : null;

    /// <summary>False, and nothing appended, when the stream is elsewhere.</summary>
    public bool Append(StreamName stream, ExpectedRevision expected, IEnumerable<string> texts)
    {
        var last = LastOf(stream);
        var holds = expected switch
        {
            ExpectedRevision.NoRevision => last is null,
            ExpectedRevision.ExactRevision exact => last == exact.Revision,
            _ => true,
        };
        if (!holds) return false;
        var next = last + 1 ?? 0;
        foreach (var text in texts) All.Add((stream, next++, text));
        return true;
    }

    public IEnumerable<string> Read(StreamName stream, bool backwards, long? from)
    {
        var events = All.Where(e => e.Stream == stream);
        return backwards
            ? events.Where(e => from is null || e.Revision <= from).Reverse().Select(e => e.Text)
            : events.Where(e => from is null || e.Revision >= from).Select(e => e.Text);
    }
}
