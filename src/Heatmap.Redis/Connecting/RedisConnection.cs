using StackExchange.Redis;

namespace Heatmap.Redis;

/// <summary>
/// The connection, made and made anew in the background. The client mends a broken one itself, but has been seen not to
/// (StackExchange/StackExchange.Redis issues 269, 1444), so after some time without Redis it is replaced.
/// </summary>
internal sealed class RedisConnection(RedisAddress address) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private ConnectionMultiplexer? _current;

    /// <summary>Null before the first connection.</summary>
    public IDatabase? Database => Volatile.Read(ref _current)?.GetDatabase(address.Database);

    public ISubscriber? Subscriber => Volatile.Read(ref _current)?.GetSubscriber();

    /// <summary>Begins a new connection and lets the old one go. It may be without Redis behind it yet.</summary>
    public async Task RenewAsync()
    {
        var next = await ConnectionMultiplexer.ConnectAsync(Configuration()).ConfigureAwait(false);
        if (Interlocked.Exchange(ref _current, next) is { } old) await CloseAsync(old).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _current, null) is { } old) await CloseAsync(old).ConfigureAwait(false);
    }

    private static async Task CloseAsync(ConnectionMultiplexer old)
    {
        // Not waiting for commands underway: the other side may never answer.
        await old.CloseAsync(allowCommandsToComplete: false).ConfigureAwait(false);
        old.Dispose();
    }

    private ConfigurationOptions Configuration()
    {
        var milliseconds = (int)Patience.TotalMilliseconds;
        return new ConfigurationOptions
        {
            EndPoints = { { address.Host, address.Port } },
            Password = address.Password,
            Ssl = address.Tls,
            SslHost = address.Tls ? address.Host : null,
            DefaultDatabase = address.Database,
            ClientName = "heatmap",
            // A server starts without Redis, and goes on without it.
            AbortOnConnectFail = false,
            ConnectTimeout = milliseconds,
            SyncTimeout = milliseconds,
            ConnectRetry = 1,
            KeepAlive = 5,
        };
    }
}
