using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Heatmap.Log;

namespace Heatmap.Projector;

/// <summary>
/// The log from a position, read and decoded ahead of the folding. Pages that wait already are handed over as one: while catching
/// up that makes large commits, in which totals are rewritten less often; live, a page goes out as soon as it comes.
/// </summary>
internal sealed class DecodedLog(IEventSubscription subscription, EventDecoding decoding)
{
    private const int PagesAhead = 16;

    // A decoded event weighs about a kilobyte.
    private const int EventsAtOnce = 40_000;

    public async IAsyncEnumerable<DecodedPage> ReadAsync(
        Position after, EventFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var pages = Channel.CreateBounded<DecodedPage>(PagesAhead);
        var producer = Task.Run(() => FillAsync(pages.Writer, after, filter, reading.Token), CancellationToken.None);
        try
        {
            while (await pages.Reader.WaitToReadAsync(cancellation)) yield return TakeWaiting(pages.Reader);
        }
        finally
        {
            await reading.CancelAsync();
            await producer;
        }
    }

    private static DecodedPage TakeWaiting(ChannelReader<DecodedPage> pages)
    {
        pages.TryRead(out var first);
        if (!pages.TryPeek(out _)) return first!;
        var (events, last) = (new List<DecodedEvent>(first!.Events), first);
        while (events.Count < EventsAtOnce && pages.TryRead(out var next))
        {
            events.AddRange(next.Events);
            last = next;
        }

        return new DecodedPage(events, last.End, last.CaughtUp);
    }

    private async Task FillAsync(ChannelWriter<DecodedPage> pages, Position after, EventFilter filter, CancellationToken cancellation)
    {
        try
        {
            await foreach (var page in subscription.SubscribeAsync(after, filter, cancellation))
                await pages.WriteAsync(decoding.Decode(page), cancellation);
            pages.Complete();
        }
        catch (Exception e)
        {
            // Handed over, not swallowed: the consumer meets it after the pages before it.
            pages.Complete(e);
        }
    }
}
