using Heatmap.Log;
using Heatmap.Log.EventStoreDb;
using Heatmap.Log.Sql;

namespace Heatmap.Faults;

/// <summary>A log opened beside the servers.</summary>
internal sealed class OpenedLog : IAsyncDisposable
{
    private readonly Func<ValueTask> _close;

    private OpenedLog(IEventSubscription events, Func<ValueTask> close) => (Events, _close) = (events, close);

    public IEventSubscription Events { get; }

    public static OpenedLog Of(SqlLog log) => new(log, () =>
    {
        log.Dispose();
        return ValueTask.CompletedTask;
    });

    public static OpenedLog Of(EventStoreDbLog log) => new(log, log.DisposeAsync);

    public ValueTask DisposeAsync() => _close();
}
