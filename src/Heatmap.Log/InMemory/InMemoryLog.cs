using System.Runtime.CompilerServices;
using Heatmap.Events;

namespace Heatmap.Log;

/// <summary>A log that lives as long as its process: for tests and trials. It keeps to the same contract as those on disk.</summary>
public sealed class InMemoryLog : IEventReader, IEventWriter, IEventSubscription, IEventRetention
{
    private const int PageEvents = 1000;

    private readonly Lock _lock = new();
    private readonly Pulse _appended = new();
    private readonly List<RecordedEvent> _all = [];
    private readonly Dictionary<StreamName, List<RecordedEvent>> _streams = [];

    // The revision that a stream's next event gets, also when all before it are gone.
    private readonly Dictionary<StreamName, long> _next = [];
    private ulong _appends;

    public Task<Appended> AppendAsync(
        StreamName stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default)
    {
        if (cancellation.IsCancellationRequested) return Task.FromCanceled<Appended>(cancellation);
        try
        {
            AppendLimits.Check(events);
            var appended = Append(stream, expected, events);
            _appended.Beat();
            return Task.FromResult(appended);
        }
        catch (Exception e) when (e is ArgumentException or AppendTooLargeException or WrongExpectedRevisionException)
        {
            return Task.FromException<Appended>(e);
        }
    }

    public async IAsyncEnumerable<RecordedEvent> ReadStreamAsync(
        StreamName stream, ReadDirection direction, long? from = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (from is { } asked) ArgumentOutOfRangeException.ThrowIfNegative(asked);
        await Task.CompletedTask;
        foreach (var recorded in Stored(stream, direction, from))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return recorded;
        }
    }

    public Task<Position> HeadAsync(CancellationToken cancellation = default)
    {
        lock (_lock) return Task.FromResult(Head);
    }

    public async IAsyncEnumerable<LogPage> SubscribeAsync(
        Position after, EventFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var saidCaughtUp = false;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var more = _appended.Next;
            var page = PageAfter(after, filter);
            if (page.End > after || !saidCaughtUp) yield return page;
            (after, saidCaughtUp) = (page.End, page.CaughtUp);
            if (page.CaughtUp) await more.WaitAsync(cancellation);
        }
    }

    public Task TruncateAsync(StreamName stream, long before, CancellationToken cancellation = default)
    {
        if (before < 0) return Task.FromException(new ArgumentOutOfRangeException(nameof(before), before, "Revisions begin at 0."));
        lock (_lock)
        {
            if (!_streams.TryGetValue(stream, out var known)) return Task.CompletedTask;
            if (known.FirstOrDefault(e => e.Revision >= before) is { } first && first.Revision == before && first.Position.Index > 0)
                return Task.FromException(new ArgumentException($"Revision {before} of stream '{stream}' lies within an append.", nameof(before)));
            known.RemoveAll(e => e.Revision < before);
            _all.RemoveAll(e => e.Stream == stream && e.Revision < before);
            return Task.CompletedTask;
        }
    }

    /// <summary>There is no disk, and memory is the garbage collector's.</summary>
    public Task<Release> ReleaseAsync(CancellationToken cancellation = default) => Task.FromResult(new Release(Freed: 0, Pending: 0, Mend: null));

    private Position Head => _all.Count == 0 ? Position.Start : _all[^1].Position;

    private Appended Append(StreamName stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events)
    {
        lock (_lock)
        {
            var known = _streams.GetValueOrDefault(stream) ?? [];
            var next = _next.GetValueOrDefault(stream);
            long? last = known.Count == 0 ? null : next - 1;
            if (!expected.Holds(last) && !(expected is ExpectedRevision.ExactRevision && expected.Holds(next - 1)))
                throw new WrongExpectedRevisionException(stream, expected, next == 0 ? null : next - 1);
            _appends++;
            for (var i = 0; i < events.Count; i++) known.Add(Recorded(stream, next + i, (ulong)i, events[i]));
            _all.AddRange(known.Skip(known.Count - events.Count));
            _streams[stream] = known;
            _next[stream] = next + events.Count;
            return new Appended(next + events.Count - 1, Head);
        }
    }

    // The caller may use its buffers again once the append is made, so they are copied.
    private RecordedEvent Recorded(StreamName stream, long revision, ulong index, NewEvent appended) =>
        new(stream, revision, new Position(_appends, index), appended.Type, appended.Data.ToArray(), appended.Metadata.ToArray());

    private RecordedEvent[] Stored(StreamName stream, ReadDirection direction, long? from)
    {
        lock (_lock)
        {
            if (!_streams.TryGetValue(stream, out var known)) return [];
            return direction == ReadDirection.Forwards
                ? known.Where(e => e.Revision >= (from ?? 0)).ToArray()
                : known.Where(e => e.Revision <= (from ?? long.MaxValue)).Reverse().ToArray();
        }
    }

    private LogPage PageAfter(Position after, EventFilter filter)
    {
        lock (_lock)
        {
            if (Head <= after) return new LogPage([], after, CaughtUp: true);
            var begin = FirstAfter(after);
            var end = Math.Min(begin + PageEvents, _all.Count);
            var events = _all.GetRange(begin, end - begin).Where(e => filter.Passes(e.Stream)).ToArray();
            return new LogPage(events, _all[end - 1].Position, CaughtUp: end == _all.Count);
        }
    }

    private int FirstAfter(Position after)
    {
        var (low, high) = (0, _all.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_all[middle].Position <= after) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
