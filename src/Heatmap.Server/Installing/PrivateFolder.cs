using Heatmap.Privacy;

namespace Heatmap.Server;

/// <summary>Folders and files that nobody but the account of this process can read.</summary>
internal static class PrivateFolder
{
    public const UnixFileMode Rights = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    public const UnixFileMode FileRights = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the folder where it is missing, and takes away what rights others have on one that is there.</summary>
    public static DirectoryInfo Make(string path)
    {
        if (OperatingSystem.IsWindows()) return Directory.CreateDirectory(path);
        var folder = Directory.CreateDirectory(path, Rights);
        if (folder.UnixFileMode != Rights) folder.UnixFileMode = Rights;
        return folder;
    }

    /// <summary>Writes a small file, durable with its name when this returns; there is all of it or, after a crash, nothing.</summary>
    public static void Write(string path, string text)
    {
        var create = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) create.UnixCreateMode = FileRights;
        using (var file = new StreamWriter(path + ".new", create))
        {
            file.Write(text);
            file.Flush();
            ((FileStream)file.BaseStream).Flush(flushToDisk: true);
        }

        File.Move(path + ".new", path, overwrite: true);
        DurableFolder.Flush(Path.GetDirectoryName(path)!);
    }
}
