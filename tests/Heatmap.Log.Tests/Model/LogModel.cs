using Heatmap.Events;

namespace Heatmap.Log.Tests;

/// <summary>What a log is, in the fewest words: one list. Events are known by their texts.</summary>
internal sealed class LogModel
{
    private readonly List<(StreamName Stream, long Revision)> _begins = [];

    /// <summary>All that was ever appended; what was taken away since is marked.</summary>
    public List<(StreamName Stream, long Revision, string Text, bool IsGone)> All { get; } = [];

    public long? LastOf(StreamName stream) => All.LastOrDefault(e => e.Stream == stream && !e.IsGone) is { Text: not null } last ? last.Revision : null;

    /// <summary>The last revision that the stream gave, be its event there or not.</summary>
    public long? GivenBy(StreamName stream) => NextOf(stream) is > 0 and var next ? next - 1 : null;

    /// <summary>Where the stream may be cut: before each of its appends, and behind the last.</summary>
    public List<long> CutsOf(StreamName stream) => [.. _begins.Where(b => b.Stream == stream).Select(b => b.Revision), NextOf(stream), NextOf(stream) + 7];

    /// <summary>False, and nothing appended, when the stream is elsewhere.</summary>
    public bool Append(StreamName stream, ExpectedRevision expected, IEnumerable<string> texts)
    {
        var (last, next) = (LastOf(stream), NextOf(stream));
        var holds = expected switch
        {
            ExpectedRevision.NoRevision => last is null,
            ExpectedRevision.ExactRevision exact => exact.Revision == next - 1,
            _ => true,
        };
        if (!holds) return false;
        _begins.Add((stream, next));
        foreach (var text in texts) All.Add((stream, next++, text, false));
        return true;
    }

    public void Truncate(StreamName stream, long before)
    {
        for (var i = 0; i < All.Count; i++)
            if (All[i].Stream == stream && All[i].Revision < before) All[i] = All[i] with { IsGone = true };
    }

    public IEnumerable<string> Read(StreamName stream, bool backwards, long? from)
    {
        var events = All.Where(e => e.Stream == stream && !e.IsGone);
        return backwards
            ? events.Where(e => from is null || e.Revision <= from).Reverse().Select(e => e.Text)
            : events.Where(e => from is null || e.Revision >= from).Select(e => e.Text);
    }

    private long NextOf(StreamName stream) => All.Count(e => e.Stream == stream);
}
