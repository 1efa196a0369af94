using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Log.EventStoreDb;
using Heatmap.Log.Sql;

namespace Heatmap.Server;

/// <summary>The log, in whichever store it lies.</summary>
public sealed class OpenedLog : IEventReader, IEventWriter, IEventSubscription, IEventRetention, IAsyncDisposable
{
    private readonly IEventReader _reader;
    private readonly IEventWriter _writer;
    private readonly IEventSubscription _subscription;
    private readonly IEventRetention _retention;
    private readonly Func<ValueTask> _close;

    private OpenedLog(
        string kind, IEventReader reader, IEventWriter writer, IEventSubscription subscription, IEventRetention retention, Func<ValueTask> close) =>
        (Kind, _reader, _writer, _subscription, _retention, _close) = (kind, reader, writer, subscription, retention, close);

    /// <summary>One of <see cref="LogStore"/>, as manifests of backups name it.</summary>
    internal string Kind { get; }

    /// <exception cref="ControlException">The address can't be understood.</exception>
    public static OpenedLog Open(StoreAddress address) => address switch
    {
        StoreAddress.File file => Of(LogStore.Sqlite, SqliteLog.Open(file.Path)),
        StoreAddress.Postgres server => Of(LogStore.Postgres, PostgresLog.Open(server.Address)),
        StoreAddress.EventStoreDb server => OfEventStoreDb(server.Address),
        _ => throw new InvalidOperationException($"{address} is no store."),
    };

    public IAsyncEnumerable<RecordedEvent> ReadStreamAsync(
        StreamName stream, ReadDirection direction, long? from = null, CancellationToken cancellation = default) =>
        _reader.ReadStreamAsync(stream, direction, from, cancellation);

    public Task<Position> HeadAsync(CancellationToken cancellation = default) => _reader.HeadAsync(cancellation);

    public Task<Appended> AppendAsync(
        StreamName stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default) =>
        _writer.AppendAsync(stream, expected, events, cancellation);

    public IAsyncEnumerable<LogPage> SubscribeAsync(Position after, EventFilter filter, CancellationToken cancellation) =>
        _subscription.SubscribeAsync(after, filter, cancellation);

    public Task TruncateAsync(StreamName stream, long before, CancellationToken cancellation = default) =>
        _retention.TruncateAsync(stream, before, cancellation);

    public Task<Release> ReleaseAsync(CancellationToken cancellation = default) => _retention.ReleaseAsync(cancellation);

    public ValueTask DisposeAsync() => _close();

    private static OpenedLog Of(string kind, SqlLog log) => new(kind, log, log, log, log, () =>
    {
        log.Dispose();
        return ValueTask.CompletedTask;
    });

    private static OpenedLog OfEventStoreDb(string address)
    {
        try
        {
            var log = EventStoreDbLog.Open(address);
            return new OpenedLog(LogStore.EventStoreDb, log, log, log, log, log.DisposeAsync);
        }
        catch (FormatException e)
        {
            throw new ControlException($"{StoreAddresses.LogVariable} is no address of an EventStoreDB server: {e.Message}");
        }
    }
}
