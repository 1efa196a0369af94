namespace Heatmap.Log.Tests;

public sealed class InMemoryStore : ILogStore
{
    public Task<LogPorts> OpenAsync()
    {
        var log = new InMemoryLog();
        return Task.FromResult(new LogPorts(log, log, log) { Retention = log });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
