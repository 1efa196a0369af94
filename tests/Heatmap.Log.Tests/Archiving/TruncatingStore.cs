using System.Runtime.CompilerServices;
using Heatmap.Events;
using Heatmap.Log.Sql;

namespace Heatmap.Log.Tests;

/// <summary>An empty store to restore into: SQLite's own way, or any log's that can be written and truncated.</summary>
internal sealed class TruncatingStore : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqlLog? _sqlite;

    public TruncatingStore(bool direct)
    {
        if (direct)
        {
            _sqlite = SqliteLog.Open(_folder.File("log.db"));
            (Restoring, Subscription) = (new SqlEventRestoring(_sqlite.Database, keepsPositions: true), _sqlite);
        }
        else
        {
            var memory = new Memory(new InMemoryLog());
            (Restoring, Subscription) = (new RestoringByAppending(memory.Log, memory), memory);
        }
    }

    public IEventRestoring Restoring { get; }

    public IEventSubscription Subscription { get; }

    public ValueTask DisposeAsync()
    {
        _sqlite?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Truncating as the port has it, by hiding.</summary>
    private sealed class Memory(InMemoryLog log) : IEventRetention, IEventSubscription
    {
        private readonly Dictionary<StreamName, long> _begin = [];

        public InMemoryLog Log => log;

        public Task TruncateAsync(StreamName stream, long before, CancellationToken cancellation = default)
        {
            lock (_begin) _begin[stream] = before;
            return Task.CompletedTask;
        }

        public Task<Release> ReleaseAsync(CancellationToken cancellation = default) => Task.FromResult(new Release(0, null, null));

        public async IAsyncEnumerable<LogPage> SubscribeAsync(Position after, EventFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
        {
            await foreach (var page in log.SubscribeAsync(after, filter, cancellation))
                yield return page with { Events = [.. page.Events.Where(e => e.Revision >= _begin.GetValueOrDefault(e.Stream))] };
        }
    }
}
