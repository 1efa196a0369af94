using Heatmap.Events;
using Heatmap.Sql;

namespace Heatmap.Log.Sql;

/// <summary>The log in a database. It owns the database and closes it.</summary>
public sealed class SqlLog : IEventReader, IEventWriter, IEventSubscription, IEventRetention, IDisposable
{
    private readonly SqlEventReader _reader;
    private readonly SqlEventWriter _writer;
    private readonly SqlEventSubscription _subscription;
    private readonly SqlEventRetention _retention;
    private readonly IAppendQueue _queue;
    private readonly IAsyncDisposable? _news;

    /// <param name="database">Where it lies.</param>
    /// <param name="options">Its limits.</param>
    /// <param name="queue">Makes the appends.</param>
    /// <param name="appended">Beats after each commit that may be seen here.</param>
    /// <param name="release">Has the engine give back space.</param>
    /// <param name="news">What has it beat for the commits of other nodes, where there are any.</param>
    internal SqlLog(
        ISqlDatabase database,
        SqlLogOptions options,
        IAppendQueue queue,
        Pulse appended,
        Func<CancellationToken, Task<Release>> release,
        IAsyncDisposable? news = null)
    {
        (Database, _queue, _news) = (database, queue, news);
        _reader = new SqlEventReader(database);
        var recent = new RecentBodies(options.RememberedBytes);
        _writer = new SqlEventWriter(queue, recent, options);
        _subscription = new SqlEventSubscription(database, recent, options, appended);
        _retention = new SqlEventRetention(queue, options, release);
    }

    /// <summary>Where the log lies, for backup and metrics.</summary>
    public ISqlDatabase Database { get; }

    /// <summary>How many transactions the appends so far took: fewer than appends when many come at a time.</summary>
    public long Transactions => _queue.Transactions;

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

    /// <summary>Writes what waits in the queue, then closes the database.</summary>
    public void Dispose()
    {
        _queue.Dispose();
        _news?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Database.Dispose();
    }
}
