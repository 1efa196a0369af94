using StackExchange.Redis;

namespace Heatmap.Redis;

/// <summary>What Redis by itself takes to carry a message from one connection to another: the floor under what nodes tell each other.</summary>
public static class RedisEcho
{
    // Longer than any message takes that isn't lost.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>From publishing to arrival, one message after another, of the size of a small change.</summary>
    /// <exception cref="RedisException">Redis isn't there, or refuses.</exception>
    /// <exception cref="TimeoutException">A message was lost.</exception>
    public static async Task<IReadOnlyList<TimeSpan>> MeasureAsync(RedisAddress address, int messages, TimeProvider time, CancellationToken cancellation = default)
    {
        await using var speaking = new RedisConnection(address);
        await using var hearing = new RedisConnection(address);
        foreach (var connection in (RedisConnection[])[speaking, hearing]) await connection.RenewAsync().ConfigureAwait(false);
        var channel = new RedisChannel($"heatmap:echo:{Guid.NewGuid():N}", RedisChannel.PatternMode.Literal);
        TaskCompletionSource? arrived = null;
        await hearing.Subscriber!.SubscribeAsync(channel, (_, _) => Volatile.Read(ref arrived)?.TrySetResult()).ConfigureAwait(false);
        var (message, took) = (new byte[256], new List<TimeSpan>(messages));
        for (var i = 0; i < messages; i++)
        {
            var next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref arrived, next);
            var begun = time.GetTimestamp();
            await speaking.Subscriber!.PublishAsync(channel, message).ConfigureAwait(false);
            await next.Task.WaitAsync(Patience, time, cancellation).ConfigureAwait(false);
            took.Add(time.GetElapsedTime(begun));
        }

        return took;
    }
}
