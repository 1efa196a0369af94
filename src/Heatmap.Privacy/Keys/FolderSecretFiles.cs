using System.Security.Cryptography;

namespace Heatmap.Privacy;

/// <summary>
/// Secrets in a folder of their own, one a file, readable by the account of this process alone (folder 0700, files 0600). Leave
/// it out of backups: a copy of it brings erased people's data back.
/// </summary>
public sealed class FolderSecretFiles : ISecretFiles
{
    private const UnixFileMode FolderRights = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode FileRights = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string Unfinished = ".new";
    private const int Tries = 5;

    private readonly string _folder;

    /// <summary>Makes the folder where it is missing, narrows its rights, and clears away what a crash left half written.</summary>
    public FolderSecretFiles(string folder)
    {
        _folder = folder;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, FolderRights);
        Narrow(folder, FolderRights);
        // Nothing was ever wrapped in what is unfinished. Overwriting it could hit a secret: another node may be giving it its name.
        foreach (var left in Directory.EnumerateFiles(folder, "*" + Unfinished).ToList()) File.Delete(left);
    }

    public IReadOnlyDictionary<string, byte[]> ReadAll()
    {
        var secrets = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(_folder).Where(p => !p.EndsWith(Unfinished, StringComparison.Ordinal)))
        {
            if (Read(path) is { } secret) secrets.Add(Path.GetFileName(path), secret);
        }

        return secrets;
    }

    public void Write(string name, ReadOnlySpan<byte> secret)
    {
        var path = Path.Combine(_folder, name);
        for (var tries = 1; !TryWrite(path, secret); tries++)
        {
            if (tries == Tries) throw new IOException($"The secret '{name}' was cleared away again and again while it was written.");
        }

        DurableFolder.Flush(_folder);
    }

    /// <summary>False when another node, which was just opened, has taken what was half written for what a crash left.</summary>
    private static bool TryWrite(string path, ReadOnlySpan<byte> secret)
    {
        // Other nodes may write a secret of this name at the same time: one of them gives it its name.
        var unfinished = $"{path}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}{Unfinished}";
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) create.UnixCreateMode = FileRights;
        using (var file = new FileStream(unfinished, create))
        {
            file.Write(secret);
            file.Flush(flushToDisk: true);
        }

        try
        {
            NewName.Give(unfinished, path);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            File.Delete(unfinished);
            throw;
        }
    }

    public void Destroy(string name)
    {
        var path = Path.Combine(_folder, name);
        try
        {
            if (File.Exists(path)) DestroyFile(path);
        }
        catch (FileNotFoundException)
        {
            // Another node has destroyed it in this moment.
        }
    }

    /// <summary>Null when another node has destroyed it in this moment.</summary>
    private static byte[]? Read(string path)
    {
        try
        {
            Narrow(path, FileRights);
            return File.ReadAllBytes(path);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>
    /// Overwrites in place, then deletes. On a file system that writes elsewhere (copy on write, flash) old blocks may live on
    /// until they are used again: put the folder on an encrypted disk where that matters (NIST SP 800-88, section 2.5).
    /// </summary>
    private void DestroyFile(string path)
    {
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
        {
            var noise = new byte[file.Length];
            RandomNumberGenerator.Fill(noise);
            file.Write(noise);
            file.Flush(flushToDisk: true);
        }

        File.Delete(path);
        DurableFolder.Flush(_folder);
    }

    private static void Narrow(string path, UnixFileMode rights)
    {
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) != rights) File.SetUnixFileMode(path, rights);
    }
}
