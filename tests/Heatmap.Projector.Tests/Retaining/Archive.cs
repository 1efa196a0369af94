using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Projector.Tests.Retaining;

/// <summary>Retention of a log that notes what it takes, so that tests know afterwards what there was.</summary>
internal sealed class Archive(InMemoryLog log) : IEventRetention
{
    private readonly List<RecordedEvent> _taken = [];

    public IReadOnlyList<RecordedEvent> Taken => _taken;

    public async Task TruncateAsync(StreamName stream, long before, CancellationToken cancellation = default)
    {
        var going = await log.ReadStreamAsync(stream, ReadDirection.Forwards, null, cancellation).Where(e => e.Revision < before).ToListAsync(cancellation);
        await log.TruncateAsync(stream, before, cancellation);
        _taken.AddRange(going);
    }

    public Task<Release> ReleaseAsync(CancellationToken cancellation = default) => log.ReleaseAsync(cancellation);

    /// <summary>All events of visitors that there ever were, in their order.</summary>
    public async Task<IReadOnlyList<RecordedEvent>> EverythingAsync() =>
        [.. _taken.Concat(await LeftAsync()).Where(e => e.Stream.TryVisitor(out _, out _)).OrderBy(e => e.Position)];

    public async Task<IReadOnlyList<RecordedEvent>> LeftAsync()
    {
        var left = new List<RecordedEvent>();
        await foreach (var page in log.SubscribeAsync(Position.Start, EventFilter.Streams(StreamName.VisitorPrefix), World.Patience))
        {
            left.AddRange(page.Events);
            if (page.CaughtUp) break;
        }

        return left;
    }
}
