using System.Runtime.CompilerServices;

namespace Heatmap.Log.Tests;

/// <summary>A log as EventStoreDB shows it: every event has a position of its own, and nothing in it says which were one append.</summary>
internal sealed class PositionEach(InMemoryLog log) : IEventSubscription
{
    public async IAsyncEnumerable<LogPage> SubscribeAsync(Position after, EventFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var number = 0UL;
        await foreach (var page in log.SubscribeAsync(Position.Start, filter, cancellation))
        {
            var events = page.Events.Select(e => e with { Position = At(++number) }).Where(e => e.Position > after).ToList();
            // A page an event: an append may lie across pages.
            foreach (var e in events) yield return new LogPage([e], e.Position, CaughtUp: false);
            yield return new LogPage([], At(number), page.CaughtUp);
        }

        static Position At(ulong number) => new(number, number);
    }
}
