using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Ingest.Tests;

/// <summary>The log in memory, with its appends counted and failing where a test wants them to.</summary>
internal sealed class TestLog : IEventReader, IEventWriter
{
    private readonly InMemoryLog _log = new();
    private int _appends;
    private int _reads;

    /// <summary>Called before an append; throws to fail it.</summary>
    public Func<Task>? Before { get; set; }

    /// <summary>Called before a stream is read.</summary>
    public Action? BeforeRead { get; set; }

    /// <summary>Called after an append was made; throws to lose its outcome.</summary>
    public Action? After { get; set; }

    public int Appends => _appends;

    public int Reads => _reads;

    public bool Unavailable { get; set; }

    public async Task<Appended> AppendAsync(
        StreamName stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default)
    {
        if (Before is { } before) await before();
        var appended = await _log.AppendAsync(stream, expected, events, cancellation);
        Interlocked.Increment(ref _appends);
        After?.Invoke();
        return appended;
    }

    public IAsyncEnumerable<RecordedEvent> ReadStreamAsync(
        StreamName stream, ReadDirection direction, long? from = null, CancellationToken cancellation = default)
    {
        BeforeRead?.Invoke();
        Interlocked.Increment(ref _reads);
        return _log.ReadStreamAsync(stream, direction, from, cancellation);
    }

    public Task<Position> HeadAsync(CancellationToken cancellation = default) =>
        Unavailable ? Task.FromException<Position>(new LogUnavailableException("test")) : _log.HeadAsync(cancellation);

    public async Task<List<RecordedEvent>> AllAsync()
    {
        using var end = new CancellationTokenSource();
        var all = new List<RecordedEvent>();
        await foreach (var page in _log.SubscribeAsync(Position.Start, EventFilter.Everything, end.Token))
        {
            all.AddRange(page.Events);
            if (page.CaughtUp) break;
        }

        return all;
    }
}
