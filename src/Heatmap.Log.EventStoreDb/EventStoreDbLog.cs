using Heatmap.Events;

namespace Heatmap.Log.EventStoreDb;

/// <summary>
/// The log on EventStoreDB 21.10 and later, KurrentDB included, over its gRPC protocol. It holds connections and a call for
/// appends, opened when first needed, and ends them when it is closed.
/// </summary>
public sealed class EventStoreDbLog : IEventReader, IEventWriter, IEventSubscription, IEventRetention, IAsyncDisposable
{
    private readonly Cluster _cluster;
    private readonly Truncations _truncations;
    private readonly EventStoreDbReader _reader;
    private readonly EventStoreDbWriter _writer;
    private readonly EventStoreDbSubscription _subscription;
    private readonly EventStoreDbRetention _retention;

    private EventStoreDbLog(ConnectionSettings settings, EventStoreDbLogOptions options)
    {
        _cluster = new Cluster(settings, options);
        var reads = new LogReads(_cluster, settings, options);
        var head = new LogHead(reads);
        _reader = new EventStoreDbReader(reads, head);
        _writer = new EventStoreDbWriter(_cluster, settings, options, head);
        _truncations = new Truncations(reads);
        _subscription = new EventStoreDbSubscription(_cluster, reads, head, _truncations, settings, options);
        _retention = new EventStoreDbRetention(_writer, reads, _truncations, new StreamDeletion(_cluster, settings, options));
    }

    /// <summary>
    /// The log at a connection string, as <c>esdb://host:2113?tls=false</c>. Nothing is asked of the server yet.
    /// </summary>
    /// <exception cref="FormatException">The connection string is none, or names an option that doesn't exist.</exception>
    public static EventStoreDbLog Open(string connectionString, EventStoreDbLogOptions? options = null) =>
        new(ConnectionString.Parse(connectionString), options ?? new EventStoreDbLogOptions());

    /// <summary>Whether a text is meant as a connection string of EventStoreDB or KurrentDB.</summary>
    public static bool IsConnectionString(string text) => ConnectionString.IsOne(text);

    public Task<Appended> AppendAsync(
        StreamName stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default) =>
        _writer.AppendAsync(stream, expected, events, cancellation);

    public IAsyncEnumerable<RecordedEvent> ReadStreamAsync(
        StreamName stream, ReadDirection direction, long? from = null, CancellationToken cancellation = default) =>
        _reader.ReadStreamAsync(stream, direction, from, cancellation);

    public Task<Position> HeadAsync(CancellationToken cancellation = default) => _reader.HeadAsync(cancellation);

    public IAsyncEnumerable<LogPage> SubscribeAsync(Position after, EventFilter filter, CancellationToken cancellation) =>
        _subscription.SubscribeAsync(after, filter, cancellation);

    public Task TruncateAsync(StreamName stream, long before, CancellationToken cancellation = default) =>
        _retention.TruncateAsync(stream, before, cancellation);

    public Task<Release> ReleaseAsync(CancellationToken cancellation = default) => _retention.ReleaseAsync(cancellation);

    /// <summary>Waits for the answers to appends that are underway, then ends calls and connections, subscriptions' too.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _cluster.Dispose();
        _truncations.Dispose();
    }
}
