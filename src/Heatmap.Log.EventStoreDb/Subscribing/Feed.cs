using System.Threading.Channels;
using Heatmap.Log.EventStoreDb.Wire;

namespace Heatmap.Log.EventStoreDb;

/// <summary>
/// One call of a subscription, read ahead into a queue of bounded length, so that the server doesn't wait for a consumer who works
/// on a page. To dispose of it ends the call.
/// </summary>
internal sealed class Feed : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Call<ReadResp> _call;
    private readonly Channel<FeedItem> _items;
    private readonly Task _pumping;
    private int _overflowed;

    private Feed(Call<ReadResp> call, int ahead)
    {
        _call = call;
        _items = Channel.CreateBounded<FeedItem>(new BoundedChannelOptions(ahead) { SingleReader = true, SingleWriter = true });
        _pumping = Task.Run(PumpAsync);
    }

    public ChannelReader<FeedItem> Items => _items.Reader;

    public Node Node => _call.Node;

    /// <summary>Whether the queue was once too short since this was last asked: the consumer is then behind the log.</summary>
    public bool TakeOverflow() => Interlocked.Exchange(ref _overflowed, 0) == 1;

    /// <exception cref="LogUnavailableException">The server failed or refused.</exception>
    public static async Task<Feed> BeginAsync(LogReads reads, ReadReq request, Patience patience, int ahead)
    {
        // The first message confirms the subscription, and says nothing else.
        var (call, _) = await reads.BeginAsync(request, patience).ConfigureAwait(false);
        return new Feed(call, ahead);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _pumping.ConfigureAwait(false);
        await _call.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task PumpAsync()
    {
        Exception? end = null;
        try
        {
            while (await _call.NextAsync(_stop.Token).ConfigureAwait(false) is { } message)
            {
                if (ItemOf(message) is not { } item || _items.Writer.TryWrite(item)) continue;
                Interlocked.Exchange(ref _overflowed, 1);
                await _items.Writer.WriteAsync(item, _stop.Token).ConfigureAwait(false);
            }
            end = new CallFailedException(GrpcStatus.Unavailable, $"{Node.Endpoint} ended the subscription");
        }
        catch (Exception e) when (e is CallFailedException or OperationCanceledException)
        {
            end = e;
        }
        _items.Writer.TryComplete(end);
    }

    private FeedItem? ItemOf(ReadResp message)
    {
        switch (message.ContentCase)
        {
            case ReadResp.ContentOneofCase.Event when message.Event.Event is { } recorded:
                // An event that is none of the port's still says how far the log was read.
                return new FeedItem(WireEvents.TryRead(recorded, out var read) ? read : null, WireEvents.PositionOf(recorded));
            case ReadResp.ContentOneofCase.Checkpoint:
                return new FeedItem(null, WireEvents.PositionOf(message.Checkpoint));
            case ReadResp.ContentOneofCase.CaughtUp:
                return new FeedItem(null, Position.Start, IsLive: true);
            case ReadResp.ContentOneofCase.FellBehind:
                Interlocked.Exchange(ref _overflowed, 1);
                return null;
            default:
                return null;
        }
    }
}
