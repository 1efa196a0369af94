using Heatmap.Views.Sql;

namespace Heatmap.Server;

/// <summary>The views, in whichever store they lie.</summary>
public sealed class OpenedViews : IDisposable
{
    private readonly IDisposable _store;

    private OpenedViews(SqlViews ports, bool discarded, IDisposable store, string? file) =>
        (Ports, Discarded, _store, File) = (ports, discarded, store, file);

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
                return new OpenedViews(inFile.Ports, inFile.Discarded, inFile, file.Path);
            case StoreAddress.Postgres server:
                var onServer = PostgresViews.Open(server.Address);
                return new OpenedViews(onServer.Ports, onServer.Discarded, onServer, file: null);
            default:
                throw new ControlException($"{StoreAddresses.ViewsVariable} names a store that this program can't keep views in.");
        }
    }

    public void Dispose() => _store.Dispose();
}
