using System.Text.Json;
using Google.Protobuf;

namespace Heatmap.EventStoreDouble;

/// <summary>
/// What lies behind doubles of EventStoreDB: one log, the streams in it, and the habits of the real one that a client has to
/// cope with. Nodes of a cluster share one; it survives their restart, but for the event ids that are only in memory.
/// </summary>
internal sealed class DoubleDatabase
{
    public const long Any = -2;
    public const long NoStream = -1;

    /// <summary>What truncation says of a stream that was deleted softly: nothing before the end of all revisions.</summary>
    public const long Deleted = long.MaxValue;

    private readonly Lock _lock = new();
    private readonly DoubleLog _log = new();
    private readonly DoubleJournal? _journal;
    private readonly Dictionary<string, List<DoubleEvent>> _streams = [];
    private readonly Dictionary<string, long> _truncated = [];
    private readonly HashSet<string> _tombstones = [];
    private readonly Dictionary<(string Stream, Guid Id), DoubleEvent> _remembered = [];
    private ulong _next = 231;
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="journal">Where it is kept over the end of the process, and what it begins with; null keeps it in memory.</param>
    public DoubleDatabase(DoubleJournal? journal = null)
    {
        foreach (var (stream, events) in journal?.ReadAll() ?? []) Apply(stream, events);
        _journal = journal;
        // The server has events of its own in the log, before anybody else's and in between.
        Append("$$$settings", Any, [Own("$metadata", "{}")]);
        Append("$stats-127.0.0.1", Any, [Own("$statsCollected", "{}")]);
    }

    /// <summary>Ends at the next append.</summary>
    public Task Grown
    {
        get
        {
            lock (_lock) return _grown.Task;
        }
    }

    public DoubleAppendResult Append(string stream, long expected, IReadOnlyList<DoubleProposal> proposals)
    {
        lock (_lock)
        {
            if (_tombstones.Contains(stream)) return new(false, Deleted, Deleted: true);
            var known = _streams.TryGetValue(stream, out var events) ? events : [];
            var last = LastOf(known);
            if (Repeated(stream, expected, known, proposals) is { } repetition) return repetition;
            var isDeleted = _truncated.GetValueOrDefault(stream) == Deleted;
            if (expected != Any && expected != last && !(expected == NoStream && isDeleted)) return new(false, last);
            if (isDeleted) Truncate(stream, last + 1);
            var made = Placed(stream, last, proposals);
            // Nobody sees an event, or hears that it was taken, before it is on disk.
            _journal?.Write(stream, made);
            Apply(stream, made);
            foreach (var e in made) _remembered[(stream, e.Id)] = e;
            Interlocked.Exchange(ref _grown, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
            return made.Count == 0 ? new(true, last) : new(true, made[^1].Revision, made[^1].Position);
        }
    }

    /// <summary>Null when nothing can be read of it: it never was, or it is deleted.</summary>
    public List<DoubleEvent>? Stream(string stream)
    {
        lock (_lock)
        {
            var before = _truncated.GetValueOrDefault(stream);
            if (before == Deleted || !_streams.TryGetValue(stream, out var events) || events.Count == 0) return null;
            return [.. events.Where(e => e.Revision >= before)];
        }
    }

    /// <summary>The whole log, with what was truncated and not yet scavenged.</summary>
    public ArraySegment<DoubleEvent> All() => From(0);

    /// <summary>The log at a position and after it.</summary>
    public ArraySegment<DoubleEvent> From(ulong position)
    {
        lock (_lock) return _log.From(position);
    }

    /// <summary>The log before a position.</summary>
    public ArraySegment<DoubleEvent> Before(ulong position)
    {
        lock (_lock) return _log.Before(position);
    }

    /// <summary>Softly: the stream can be written again and goes on counting.</summary>
    public bool Delete(string stream, long expected)
    {
        lock (_lock)
        {
            var last = _streams.TryGetValue(stream, out var events) ? LastOf(events) : -1;
            if (last < 0 || (expected != Any && expected != last)) return false;
            Truncate(stream, Deleted);
            return true;
        }
    }

    /// <summary>For good. Tests do this, no client: a journal knows nothing of it.</summary>
    public void Tombstone(string stream)
    {
        lock (_lock) _tombstones.Add(stream);
    }

    public bool IsTombstoned(string stream)
    {
        lock (_lock) return _tombstones.Contains(stream);
    }

    /// <summary>Frees what was truncated, but for a stream's last event, which keeps its count. In memory, not in a journal.</summary>
    public void Scavenge()
    {
        lock (_lock)
        {
            _log.RemoveAll(e => e.Revision < _truncated.GetValueOrDefault(e.Stream) && e.Revision < _streams[e.Stream][^1].Revision);
        }
    }

    /// <summary>What a restart of the real one does to it.</summary>
    public void ForgetEventIds()
    {
        lock (_lock) _remembered.Clear();
    }

    private static DoubleProposal Own(string type, string data) =>
        new(Guid.NewGuid(), type, ByteString.CopyFromUtf8(data), ByteString.Empty);

    private static long LastOf(List<DoubleEvent> events) => events.Count == 0 ? -1 : events[^1].Revision;

    private List<DoubleEvent> Placed(string stream, long last, IReadOnlyList<DoubleProposal> proposals)
    {
        var (made, position) = (new List<DoubleEvent>(proposals.Count), _next);
        foreach (var proposal in proposals)
        {
            made.Add(new DoubleEvent(position, stream, ++last, proposal.Id, proposal.Type, proposal.Data, proposal.Metadata));
            position += RoomOf(proposal.Bytes);
        }
        return made;
    }

    private void Apply(string stream, IReadOnlyList<DoubleEvent> events)
    {
        if (!_streams.TryGetValue(stream, out var known)) _streams[stream] = known = [];
        known.AddRange(events);
        foreach (var e in events)
        {
            _log.Add(e);
            _next = e.Position + RoomOf(e.Bytes);
        }
        if (stream.StartsWith("$$", StringComparison.Ordinal) && known.Count > 0) Obey(stream[2..], known[^1]);
    }

    /// <summary>How far positions go on for an event of so many bytes.</summary>
    private static ulong RoomOf(int bytes) => (ulong)(bytes + 87);

    private void Truncate(string stream, long before)
    {
        var metadata = $"{{\"$tb\":{before}}}";
        Append("$$" + stream, Any, [Own("$metadata", metadata)]);
    }

    private void Obey(string stream, DoubleEvent metadata)
    {
        var json = JsonDocument.Parse(metadata.Data.ToStringUtf8()).RootElement;
        _truncated[stream] = json.TryGetProperty("$tb", out var before) ? before.GetInt64() : 0;
    }

    /// <summary>
    /// Takes an append whose ids it has seen for one that was made already. With an exact revision it looks into the stream, with
    /// any into its memory; an append of which it knows a part only is refused.
    /// </summary>
    private DoubleAppendResult? Repeated(string stream, long expected, List<DoubleEvent> known, IReadOnlyList<DoubleProposal> proposals)
    {
        if (expected != Any)
        {
            var there = known.Where(e => e.Revision > expected).Take(proposals.Count).ToArray();
            var same = there.Length == proposals.Count && there.Select(e => e.Id).SequenceEqual(proposals.Select(p => p.Id));
            return same ? new(true, there[^1].Revision, there[^1].Position) : null;
        }
        if (proposals.Count == 0 || !_remembered.ContainsKey((stream, proposals[0].Id))) return null;
        return _remembered.TryGetValue((stream, proposals[^1].Id), out var last)
            ? new(true, last.Revision, last.Position)
            : new(false, known[^1].Revision);
    }
}
