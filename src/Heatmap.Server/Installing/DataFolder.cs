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

    /// <summary>Takes the folder, making it where it is missing; null when another process owns it.</summary>
    /// <exception cref="IOException">The folder can't be made or written.</exception>
    public static DataFolder? TryTake(string folder)
    {
        var full = System.IO.Path.GetFullPath(folder);
        try
        {
            Directory.CreateDirectory(full);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(full, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return TryLock(full);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The data folder '{full}' can't be made or written: {e.Message} Give another with --data.", e);
        }
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
