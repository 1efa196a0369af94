using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Heatmap.Log;

namespace Heatmap.Projector;

/// <summary>The log from a position, read and decoded ahead of the folding, a few pages at most.</summary>
internal sealed class DecodedLog(IEventSubscription subscription, EventDecoding decoding)
{
    private const int PagesAhead = 2;

    public async IAsyncEnumerable<DecodedPage> ReadAsync(
        Position after, EventFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var pages = Channel.CreateBounded<DecodedPage>(PagesAhead);
        var producer = Task.Run(() => FillAsync(pages.Writer, after, filter, reading.Token), CancellationToken.None);
        try
        {
            await foreach (var page in pages.Reader.ReadAllAsync(cancellation)) yield return page;
        }
        finally
        {
            await reading.CancelAsync();
            await producer;
        }
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
