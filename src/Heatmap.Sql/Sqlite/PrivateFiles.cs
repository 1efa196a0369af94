namespace Heatmap.Sql;

/// <summary>Files and folders that nobody but the account of this process can read.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode Folder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Makes the file, empty, and its folders where they are missing. SQLite gives the files that it puts beside it (-wal, -shm)
    /// the same rights.
    /// </summary>
    public static void Make(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }
        Directory.CreateDirectory(folder, Folder);
        var create = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            UnixCreateMode = File,
        };
        new FileStream(path, create).Dispose();
    }

    /// <summary>Takes rights away that others have on a file of ours (one that was copied here, say).</summary>
    public static void Narrow(string path)
    {
        if (!OperatingSystem.IsWindows()) System.IO.File.SetUnixFileMode(path, File);
    }
}
