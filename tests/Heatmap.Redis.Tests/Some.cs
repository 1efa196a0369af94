using System.Security.Cryptography;
using Heatmap.TestServers;
using Heatmap.Views;
using Microsoft.Extensions.Logging;

namespace Heatmap.Redis.Tests;

/// <summary>Things that tests are not about, ready made.</summary>
internal static class Some
{
    // Far beyond what any machine needs: what never comes is a failure and not a test run that hangs.
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static RedisOptions Options(int capacity = 1024, ILoggerFactory? logging = null) =>
        new(TimeProvider.System, logging ?? LoggerFactory.Create(_ => { }), BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)))
        {
            WatcherCapacity = capacity,
            // Slow: a busy machine that pauses for a second or two is no outage.
            Beat = TimeSpan.FromSeconds(1),
            CountWithin = Patience,
            RenewAfter = TimeSpan.FromSeconds(5),
        };

    /// <summary>For tests in which Redis really goes away.</summary>
    public static RedisOptions Quick(this RedisOptions options) =>
        options with { Beat = TimeSpan.FromMilliseconds(100), RenewAfter = TimeSpan.FromSeconds(2), CountWithin = TimeSpan.FromMilliseconds(250) };

    public static RedisNode Node(RedisServer server, RedisOptions? options = null, int database = 0) =>
        RedisNode.Start(RedisAddress.Parse($"{server.Address}/{database}"), options ?? Options());

    public static async Task<RedisNode> ConnectedAsync(RedisServer server, RedisOptions? options = null, int database = 0)
    {
        var node = Node(server, options, database);
        await UntilAsync(() => !node.State.IsAway);
        return node;
    }

    public static ViewChange Change(int position, string projection = "click-map") => new(projection, new GenerationId(1), $"{position}", [], [], [], []);

    /// <summary>Waits for what no event tells.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition()) await Task.Delay(5, patience.Token);
    }

    public static async Task<ViewChange?> NextAsync(this IAsyncEnumerator<ViewChange?> watcher)
    {
        (await watcher.MoveNextAsync().AsTask().WaitAsync(Patience)).ShouldBeTrue();
        return watcher.Current;
    }
}
