using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Heatmap.Redis;

/// <summary>Tells other nodes what this one commits, and itself that Redis is there: one loop, one message after the other, so that order is kept.</summary>
internal sealed class Mouth(
    RedisConnection connection, Outbox outbox, RedisAnnouncements words, Ear ear, RedisState state, RedisOptions options, RedisMetrics metrics, ILogger logger)
{
    private readonly TimeProvider _time = options.Time;
    private long _beatAt;
    private long _renewedAt;

    /// <summary>Where the nodes of an installation talk. Publish/subscribe knows no databases (PUBLISH, redis.io), so the name holds its number.</summary>
    public required RedisChannel Channel { get; init; }

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await RenewAsync(stop).ConfigureAwait(false);
                await TalkAsync(stop).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whatever the client throws that it shouldn't: a node that fell dumb would let the others show what is old.
                logger.LogError(e, "Talking to Redis failed; trying again with a new connection");
                state.Away("talking to it failed");
                await Task.Delay(options.RenewAfter, _time, stop).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What is still to be told, and a last word, so that others don't take an end for a loss.</summary>
    public async Task EndAsync()
    {
        while (!state.IsAway && outbox.TryTake(out var number, out var change)) await TellAsync(number, change, CancellationToken.None).ConfigureAwait(false);
        if (!state.IsAway) await TrySendAsync(words.Message(FrameKind.Bye, outbox.Told), CancellationToken.None).ConfigureAwait(false);
    }

    private async Task TalkAsync(CancellationToken stop)
    {
        Task? waiting = null;
        while (!stop.IsCancellationRequested)
        {
            if (_time.GetElapsedTime(_beatAt) is var since && since >= options.Beat) await BeatAsync(stop).ConfigureAwait(false);
            else if (outbox.TryTake(out var number, out var change)) await TellAsync(number, change, stop).ConfigureAwait(false);
            else
            {
                waiting ??= outbox.WaitAsync(stop);
                await Task.WhenAny(waiting, Task.Delay(options.Beat - since, _time, stop)).ConfigureAwait(false);
                if (waiting.IsCompleted) waiting = null;
            }
        }
    }

    private async Task BeatAsync(CancellationToken stop)
    {
        _beatAt = _time.GetTimestamp();
        if (state.IsAway && _time.GetElapsedTime(_renewedAt) >= options.RenewAfter) await RenewAsync(stop).ConfigureAwait(false);
        await TrySendAsync(words.Message(FrameKind.Beat, outbox.Told), stop).ConfigureAwait(false);
        if (ear.Silence >= 4 * options.Beat) state.Away("it doesn't pass messages on");
        ear.Listen();
    }

    private async Task TellAsync(ulong number, Views.ViewChange change, CancellationToken stop)
    {
        if (state.IsAway || !await TrySendAsync(words.ToMessage(number, change), stop).ConfigureAwait(false)) metrics.Untold("away");
    }

    private async Task<bool> TrySendAsync(byte[] message, CancellationToken stop)
    {
        if (connection.Subscriber is not { } subscriber) return false;
        var sending = subscriber.PublishAsync(Channel, message);
        try
        {
            // Away from the client's own thread, which has answers to read.
            await sending.WaitAsync(4 * options.Beat, _time, stop).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            return true;
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
        {
            Observe(sending);
            state.Away(e is TimeoutException ? "it doesn't answer" : "there is no connection");
            return false;
        }
    }

    private async Task RenewAsync(CancellationToken stop)
    {
        _renewedAt = _time.GetTimestamp();
        var renewing = RenewAndListenAsync();
        try
        {
            await renewing.WaitAsync(options.RenewAfter, _time, stop).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
        {
            Observe(renewing);
            state.Away("it can't be connected to");
        }
    }

    private async Task RenewAndListenAsync()
    {
        await connection.RenewAsync().ConfigureAwait(false);
        if (connection.Subscriber is { } subscriber)
            await subscriber.SubscribeAsync(Channel, (_, message) => ear.Hear((byte[]?)message ?? [])).ConfigureAwait(false);
    }

    /// <summary>Nobody waits for it any more: its failure has been told, or is that of a connection that is let go.</summary>
    private static void Observe(Task left) =>
        _ = left.ContinueWith(t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
