using Heatmap.Log.EventStoreDb;
using Heatmap.Log.Sql;
using Heatmap.TestServers;

namespace Heatmap.Log.Tests;

/// <summary>An empty store to restore into, the way that its kind is restored.</summary>
public sealed record RestoringStore(IEventRestoring Restoring, IEventSubscription Subscription, Func<ValueTask> End) : IAsyncDisposable
{
    public static Task<RestoringStore> SqliteAsync()
    {
        var folder = new TemporaryFolder();
        var log = SqliteLog.Open(folder.File("log.db"));
        return Task.FromResult(new RestoringStore(new SqlEventRestoring(log.Database, keepsPositions: true), log, () =>
        {
            log.Dispose();
            folder.Dispose();
            return ValueTask.CompletedTask;
        }));
    }

    public static async Task<RestoringStore> PostgresAsync()
    {
        var server = await PostgresServer.SharedAsync();
        var log = PostgresLog.Open(await server.CreateDatabaseAsync());
        return new RestoringStore(new SqlEventRestoring(log.Database, keepsPositions: true), log, () =>
        {
            log.Dispose();
            return ValueTask.CompletedTask;
        });
    }

    /// <summary>Through the ports that each store has: appending and truncating.</summary>
    public static async Task<RestoringStore> EventStoreDbAsync()
    {
        var store = new EventStoreDbStore();
        var log = (EventStoreDbLog)(await store.OpenAsync()).Writer;
        return new RestoringStore(new RestoringByAppending(log, log), log, store.DisposeAsync);
    }

    public ValueTask DisposeAsync() => End();
}
