using Heatmap.Log.Sql;

namespace Heatmap.Log.Tests;

public sealed class SqliteStore : ILogStore
{
    private readonly TemporaryFolder _folder = new();
    private SqlLog? _log;

    public Task<LogPorts> OpenAsync()
    {
        // Small pages, so that tests of some hundred events turn many of them.
        _log = SqliteLog.Open(_folder.File("log.db"), new SqlLogOptions { PageEvents = 50, PageAppends = 20 });
        return Task.FromResult(new LogPorts(_log, _log, _log) { Retention = _log });
    }

    public ValueTask DisposeAsync()
    {
        _log?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
