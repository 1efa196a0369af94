using Heatmap.Events;
using Heatmap.Sql;

namespace Heatmap.Log.Sql;

/// <summary>The log in a database. It owns the database and closes it.</summary>
public sealed class SqlLog : IEventReader, IEventWriter, IEventSubscription, IDisposable
{
    private readonly SqlEventReader _reader;
    private readonly SqlEventWriter _writer;
    private readonly SqlEventSubscription _subscription;

    public SqlLog(ISqlDatabase database, SqlLogOptions? options = null)
    {
        options ??= new SqlLogOptions();
        var appended = new Pulse();
        Database = database;
        _reader = new SqlEventReader(database);
        _writer = new SqlEventWriter(database, options, appended.Beat);
        _subscription = new SqlEventSubscription(database, options, appended);
    }

    /// <summary>Where the log lies, for backup, retention and metrics.</summary>
    public ISqlDatabase Database { get; }

    /// <summary>How many transactions the appends so far took: fewer than appends when many come at a time.</summary>
    public long Transactions => _writer.Transactions;

    public Task<Appended> AppendAsync(
        StreamName stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default) =>
        _writer.AppendAsync(stream, expected, events, cancellation);

    public IAsyncEnumerable<RecordedEvent> ReadStreamAsync(
        StreamName stream, ReadDirection direction, long? from = null, CancellationToken cancellation = default) =>
        _reader.ReadStreamAsync(stream, direction, from, cancellation);

    public Task<Position> HeadAsync(CancellationToken cancellation = default) => _reader.HeadAsync(cancellation);

    public IAsyncEnumerable<LogPage> SubscribeAsync(Position after, EventFilter filter, CancellationToken cancellation) =>
        _subscription.SubscribeAsync(after, filter, cancellation);

    /// <summary>Writes what waits in the queue, then closes the database.</summary>
    public void Dispose()
    {
        _writer.Dispose();
        Database.Dispose();
    }
}
