using Heatmap.Log.EventStoreDb;

namespace Heatmap.Log.Tests;

/// <summary>
/// EventStoreDB: the server that HEATMAP_TEST_ESDB names by a connection string, or else a double of its own for every test.
/// </summary>
public sealed class EventStoreDbStore : ILogStore
{
    /// <summary>
    /// The collection of all contracts on this store: a server has one log for all, and they ask for its head.
    /// </summary>
    public const string OneAtATime = "EventStoreDB";

    private DoubleCluster? _double;
    private EventStoreDbLog? _log;

    public bool KnowsAppends => false;

    public async Task<LogPorts> OpenAsync()
    {
        var server = Environment.GetEnvironmentVariable("HEATMAP_TEST_ESDB");
        if (string.IsNullOrEmpty(server)) server = (_double = await DoubleCluster.StartAsync(1)).AddressOf(0);
        // Small pages, so that tests of some hundred events turn many of them.
        _log = EventStoreDbLog.Open(server, new EventStoreDbLogOptions { PageEvents = 50 });
        return new LogPorts(_log, _log, _log) { Retention = _log };
    }

    public async ValueTask DisposeAsync()
    {
        if (_log is not null) await _log.DisposeAsync();
        if (_double is not null) await _double.DisposeAsync();
    }
}
