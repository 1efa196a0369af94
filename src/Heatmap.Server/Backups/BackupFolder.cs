using Heatmap.Privacy;

namespace Heatmap.Server;

/// <summary>
/// The folder that a backup is written into. Log, keys and views lie in folders of their own, so that keys can be kept apart.
/// While it is written a file says so; the manifest comes last.
/// </summary>
internal sealed class BackupFolder
{
    public const string LogFolder = "log";
    public const string KeysFile = "keys/keys.hmk";
    public const string ViewsFile = "views/views.db";
    public const string BlobsFolder = "blobs";
    private const string Unfinished = "backup.unfinished";
    private static readonly string[] Folders = [LogFolder, "keys", "views", BlobsFolder];

    private BackupFolder(string path) => Path = path;

    public string Path { get; }

    public static bool IsUnfinished(string folder) => File.Exists(System.IO.Path.Combine(folder, Unfinished));

    /// <summary>Makes the folder, or takes an empty one, or one in which an earlier backup was broken off.</summary>
    /// <exception cref="ControlException">Something else is in it, or it can't be made.</exception>
    public static BackupFolder Begin(string path)
    {
        try
        {
            if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any() && !IsUnfinished(path))
                throw new ControlException($"The folder '{path}' is not empty. Give each backup a folder of its own with --to.");
            PrivateFolder.Make(path);
            var folder = new BackupFolder(path);
            folder.Clear();
            PrivateFolder.Write(System.IO.Path.Combine(path, Unfinished), "A backup is being written here, or was broken off.\n");
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ControlException($"The folder '{path}' can't be made or written: {e.Message} Give another with --to.");
        }
    }

    /// <summary>Makes it a backup, durably.</summary>
    public void End(BackupManifest manifest)
    {
        foreach (var folder in Folders.Select(At).Where(Directory.Exists)) DurableFolder.Flush(folder);
        PrivateFolder.Write(At(ManifestFile.Name), ManifestFile.Write(manifest));
        File.Delete(At(Unfinished));
        DurableFolder.Flush(Path);
    }

    /// <summary>Clears away what was written of a backup that came to nothing; the note that it did stays.</summary>
    public void Clear()
    {
        File.Delete(At(ManifestFile.Name));
        foreach (var folder in Folders.Select(At).Where(Directory.Exists)) Directory.Delete(folder, recursive: true);
    }

    private string At(string name) => System.IO.Path.Combine(Path, name);
}
