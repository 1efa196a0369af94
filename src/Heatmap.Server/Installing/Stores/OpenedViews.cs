using Heatmap.Views.Sql;

namespace Heatmap.Server;

/// <summary>The views, in whichever store they lie.</summary>
public sealed class OpenedViews : IDisposable
{
    private readonly IDisposable _store;
    private readonly Func<CancellationToken, Task> _release;

    private OpenedViews(SqlViews ports, bool discarded, IDisposable store, string? file, Func<CancellationToken, Task> release) =>
        (Ports, Discarded, _store, File, _release) = (ports, discarded, store, file, release);

    public SqlViews Ports { get; }

    /// <summary>The file that they are in; null where it is a server's database.</summary>
    public string? File { get; }

    /// <summary>There were views of another version, which have been emptied by this call.</summary>
    public bool Discarded { get; }

    /// <summary>They lie in this node's own folder: no other node can be at them.</summary>
    public bool HasOneOwner => File is not null;

    /// <exception cref="ControlException">There is no such store for views.</exception>
    public static OpenedViews Open(StoreAddress address)
    {
        switch (address)
        {
            case StoreAddress.File file:
                var inFile = SqliteViews.Open(file.Path);
                return new OpenedViews(inFile.Ports, inFile.Discarded, inFile, file.Path, inFile.ReleaseFreePagesAsync);
            case StoreAddress.Postgres server:
                var onServer = PostgresViews.Open(server.Address);
                return new OpenedViews(onServer.Ports, onServer.Discarded, onServer, file: null, _ => Task.CompletedTask);
            default:
                throw new ControlException($"{StoreAddresses.ViewsVariable} names a store that this program can't keep views in.");
        }
    }

    /// <summary>Gives the space of what was removed back to the file system, where they are in a file; a server sees to it by itself.</summary>
    /// <exception cref="Sql.SqliteFileException">Somebody reads them still.</exception>
    public Task ReleaseAsync(CancellationToken cancellation) => _release(cancellation);

    public void Dispose() => _store.Dispose();
}
