using Heatmap.Privacy;

namespace Heatmap.Server;

/// <summary>The data folder while it is being restored: marked, so that nothing serves it before all is done.</summary>
internal sealed class RestoreTarget : IDisposable
{
    private static readonly string[] Made = ["log", "keys", "views", "ledger", "blobs", "secrets"];

    private RestoreTarget(DataFolder folder) => Folder = folder;

    public DataFolder Folder { get; }

    /// <summary>Takes the folder and clears away what an earlier attempt left.</summary>
    /// <exception cref="ControlException">It is not empty, or somebody owns it.</exception>
    public static RestoreTarget Take(string data)
    {
        var path = Path.GetFullPath(data);
        Check(path);
        var folder = DataFolder.TryTake(path, evenUnfinished: true)
            ?? throw new ControlException($"Another Heatmap process owns the folder '{path}'. Give an empty one with --data.");
        try
        {
            PrivateFolder.Write(DataFolder.UnfinishedMark(path), "An installation is being restored here, or that was broken off. 'restore' begins it again.\n");
            foreach (var made in Made.Select(name => Path.Combine(path, name)).Where(Directory.Exists)) Directory.Delete(made, recursive: true);
            return new RestoreTarget(folder);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Before anything is read: who named the wrong folder learns it at once.</summary>
    public static void Check(string data)
    {
        var path = Path.GetFullPath(data);
        if (!Directory.Exists(path) || File.Exists(DataFolder.UnfinishedMark(path)) || !Directory.EnumerateFileSystemEntries(path).Any()) return;
        throw new ControlException($"The folder '{path}' is not empty. Restore into a new one: give it with --data.");
    }

    /// <summary>From here on it may be served.</summary>
    public void End()
    {
        File.Delete(DataFolder.UnfinishedMark(Folder.Path));
        DurableFolder.Flush(Folder.Path);
    }

    public void Dispose() => Folder.Dispose();
}
