using Heatmap.TestServers;

namespace Heatmap.Redis.Tests;

/// <summary>One Redis for the tests of a class.</summary>
public sealed class RedisFixture : IAsyncLifetime
{
    private RedisServer? _server;
    private int _databases;

    public RedisServer Server => _server!;

    /// <summary>A database that no other test of the class has: nodes that a test leaves behind don't talk into the next one.</summary>
    public int NextDatabase() => Interlocked.Increment(ref _databases);

    public async Task InitializeAsync() => _server = await RedisServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
