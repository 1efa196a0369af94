using Heatmap.Log.Sql;
using Heatmap.TestServers;

namespace Heatmap.Log.Tests;

public sealed class PostgresStore : ILogStore
{
    private SqlLog? _log;

    public async Task<LogPorts> OpenAsync()
    {
        var server = await PostgresServer.SharedAsync();
        // Small pages, so that tests of some hundred events turn many of them.
        _log = PostgresLog.Open(await server.CreateDatabaseAsync(), new SqlLogOptions { PageEvents = 50, PageAppends = 20 });
        return new LogPorts(_log, _log, _log) { Retention = _log };
    }

    public ValueTask DisposeAsync()
    {
        _log?.Dispose();
        return ValueTask.CompletedTask;
    }
}
