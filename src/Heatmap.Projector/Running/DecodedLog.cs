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
    /// <summary>As many events as make large commits; a decoded event weighs about a kilobyte.</summary>
    public const int ManyAtOnce = 40_000;

    /// <summary>So few that whoever folds beside waits for a commit of theirs only some tens of milliseconds.</summary>
    public const int FewAtOnce = 4_000;

    private const int PagesAhead = 16;

    /// <param name="after">Where to begin.</param>
    /// <param name="filter">The streams to read.</param>
    /// <param name="wanted">The partitions whose events are decoded.</param>
    /// <param name="atOnce">How many events make a page full, so that no further one is added to it.</param>
    /// <param name="cancellation">Ends reading.</param>
    public async IAsyncEnumerable<DecodedPage> ReadAsync(
        Position after, EventFilter filter, PartitionSet wanted, int atOnce, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var pages = Channel.CreateBounded<DecodedPage>(PagesAhead);
        var producer = Task.Run(() => FillAsync(pages.Writer, after, filter, wanted, reading.Token), CancellationToken.None);
        try
        {
            while (await pages.Reader.WaitToReadAsync(cancellation)) yield return TakeWaiting(pages.Reader, atOnce);
        }
        finally
        {
            await reading.CancelAsync();
            await producer;
        }
    }

    private static DecodedPage TakeWaiting(ChannelReader<DecodedPage> pages, int atOnce)
    {
        pages.TryRead(out var first);
        if (!pages.TryPeek(out _)) return first!;
        var (events, unreadable, last) = (new List<DecodedEvent>(first!.Events), first.Unreadable, first);
        while (events.Count < atOnce && pages.TryRead(out var next))
        {
            events.AddRange(next.Events);
            unreadable = [.. unreadable, .. next.Unreadable];
            last = next;
        }

        return new DecodedPage(events, last.End, last.CaughtUp, last.ReadAt) { Unreadable = unreadable };
    }

    private async Task FillAsync(ChannelWriter<DecodedPage> pages, Position after, EventFilter filter, PartitionSet wanted, CancellationToken cancellation)
    {
        try
        {
            await foreach (var page in subscription.SubscribeAsync(after, filter, cancellation))
                await pages.WriteAsync(decoding.Decode(page, wanted), cancellation);
            pages.Complete();
        }
        catch (Exception e)
        {
            // Handed over, not swallowed: the consumer meets it after the pages before it.
            pages.Complete(e);
        }
    }
}
