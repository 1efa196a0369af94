using Heatmap.Events;
using Heatmap.Log.EventStoreDb;

namespace Heatmap.Log.Tests;

/// <summary>A log on doubles of EventStoreDB, for tests of what only this store can do wrong.</summary>
public abstract class DoubleTest : IAsyncLifetime
{
    private readonly List<EventStoreDbLog> _logs = [];
    private readonly List<DoubleCluster> _clusters = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        // The doubles first: a log that is being closed waits for answers, and some doubles were told to give none.
        foreach (var cluster in _clusters) await cluster.DisposeAsync();
        foreach (var log in _logs) await log.DisposeAsync().AsTask().WaitAsync(Some.Patience);
    }

    private protected async Task<DoubleCluster> ClusterAsync(int nodes = 1, Func<DoubleCluster, DoubleNode>? make = null)
    {
        var cluster = await DoubleCluster.StartAsync(nodes, make);
        _clusters.Add(cluster);
        return cluster;
    }

    protected EventStoreDbLog Open(string connectionString, EventStoreDbLogOptions? options = null)
    {
        var log = EventStoreDbLog.Open(connectionString, options);
        _logs.Add(log);
        return log;
    }

    /// <summary>One node and a log on it.</summary>
    private protected async Task<(DoubleNode Node, EventStoreDbLog Log)> OneAsync(
        string options = "", EventStoreDbLogOptions? log = null, Func<DoubleCluster, DoubleNode>? make = null)
    {
        var cluster = await ClusterAsync(1, make);
        return (cluster.Nodes[0], Open(cluster.AddressOf(0, options), log));
    }

    protected static async Task<List<RecordedEvent>> Read(IEventReader log, StreamName stream)
    {
        var events = new List<RecordedEvent>();
        await foreach (var recorded in log.ReadStreamAsync(stream, ReadDirection.Forwards)) events.Add(recorded);
        return events;
    }

    /// <summary>Waits until something has become so; fails when it doesn't in time.</summary>
    protected static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(Some.Patience);
        while (!holds()) await Task.Delay(1, patience.Token);
    }
}
