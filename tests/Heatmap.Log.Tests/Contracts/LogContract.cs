using Heatmap.Events;

namespace Heatmap.Log.Tests;

/// <summary>What the contract suites have in common. Every store closes each of them by a subclass of one line.</summary>
public abstract class LogContract(ILogStore store) : IAsyncLifetime
{
    private LogPorts? _ports;

    protected IEventReader Reader => _ports!.Reader;

    protected IEventWriter Writer => _ports!.Writer;

    protected IEventSubscription Subscription => _ports!.Subscription;

    protected IEventRetention Retention => _ports!.Retention ?? throw new InvalidOperationException("This store can't take events away.");

    protected bool KnowsAppends => store.KnowsAppends;

    public async Task InitializeAsync() => _ports = await store.OpenAsync();

    public Task DisposeAsync() => store.DisposeAsync().AsTask();

    protected Task<Appended> Append(StreamName stream, params NewEvent[] events) => Writer.AppendAsync(stream, ExpectedRevision.Any, events);

    protected async Task<List<RecordedEvent>> Read(
        StreamName stream, ReadDirection direction = ReadDirection.Forwards, long? from = null)
    {
        var events = new List<RecordedEvent>();
        await foreach (var recorded in Reader.ReadStreamAsync(stream, direction, from)) events.Add(recorded);
        return events;
    }
}
