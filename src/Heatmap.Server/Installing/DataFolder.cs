using System.Security.Cryptography;
using System.Text;

namespace Heatmap.Server;

/// <summary>
/// The folder that holds everything of an installation, and the lock that says who owns it. Log, views, keys and the erasure
/// ledger are separate files, secrets (key-encryption keys, signing key) a folder of their own, so that a backup can leave them out.
/// </summary>
public sealed class DataFolder : IDisposable
{
    // The longest path that a Unix socket's address holds (sockaddr_un: 108 bytes with the closing zero on Linux, 104 on macOS).
    private const int LongestSocketPath = 100;

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream taken) => (Path, _lock) = (path, taken);

    public string Path { get; }

    public string Log => At("log", "log.db");

    public string Views => At("views", "views.db");

    public string Blobs => System.IO.Path.Combine(Path, "blobs");

    public string Secrets => System.IO.Path.Combine(Path, "secrets");

    /// <summary>Where the owner of the folder listens for the command line: in the folder, or, where that path is too long for a socket, in the temporary folder.</summary>
    public static string ControlSocket(string folder)
    {
        folder = System.IO.Path.TrimEndingDirectorySeparator(folder);
        var near = System.IO.Path.Combine(folder, "control.sock");
        if (Encoding.UTF8.GetByteCount(near) <= LongestSocketPath) return near;
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..16];
        return System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"heatmap-{name}.sock");
    }

    /// <summary>Whether somebody has made an installation in the folder.</summary>
    public static bool HoldsInstallation(string folder) =>
        File.Exists(LockOf(folder)) || File.Exists(System.IO.Path.Combine(folder, "log", "log.db"));

    /// <summary>Whether a process owns the folder. Changes nothing.</summary>
    public static bool IsOwned(string folder)
    {
        if (!File.Exists(LockOf(folder))) return false;
        try
        {
            using var taken = new FileStream(LockOf(folder), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>The file that stands in the folder from when restoring into it begins until all is done.</summary>
    public static string UnfinishedMark(string folder) => System.IO.Path.Combine(folder, "restore.unfinished");

    /// <summary>Takes the folder, making it where it is missing; null when another process owns it.</summary>
    /// <param name="folder">Its path.</param>
    /// <param name="evenUnfinished">Takes also one that was restored in part.</param>
    /// <exception cref="IOException">The folder can't be made or written.</exception>
    /// <exception cref="ControlException">It was restored in part: erasures may not hold in it.</exception>
    public static DataFolder? TryTake(string folder, bool evenUnfinished = false)
    {
        var full = System.IO.Path.GetFullPath(folder);
        try
        {
            Directory.CreateDirectory(full);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(full, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            if (evenUnfinished || !File.Exists(UnfinishedMark(full))) return TryLock(full);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The data folder '{full}' can't be made or written: {e.Message} Give another with --data.", e);
        }

        throw new ControlException($"Restoring into the folder '{full}' was not finished, so nothing may serve it. Run 'restore' again, which begins afresh there, or delete the folder.");
    }

    public void Dispose() => _lock.Dispose();

    private static DataFolder? TryLock(string full)
    {
        try
        {
            return new DataFolder(full, new FileStream(LockOf(full), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(LockOf(full)))
        {
            return null;
        }
    }

    private static string LockOf(string folder) => System.IO.Path.Combine(folder, "heatmap.lock");

    private string At(string folder, string file) => System.IO.Path.Combine(Path, folder, file);
}
