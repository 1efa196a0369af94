using System.Security.Cryptography;

namespace Heatmap.Server;

/// <summary>A file of a backup while it is written, hashed on the way: readable by the account of this process alone.</summary>
internal sealed class BackupFile : IDisposable
{
    private readonly FileStream _file;
    private readonly SHA256 _hash = SHA256.Create();
    private readonly CryptoStream _hashing;
    private readonly string _name;

    public BackupFile(string folder, string name)
    {
        _name = name;
        var path = Path.Combine(folder, name);
        PrivateFolder.Make(Path.GetDirectoryName(path)!);
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows()) create.UnixCreateMode = PrivateFolder.FileRights;
        _file = new FileStream(path, create);
        _hashing = new CryptoStream(_file, _hash, CryptoStreamMode.Write, leaveOpen: true);
    }

    public Stream Stream => _hashing;

    /// <summary>Ends the file: it is on disk when this returns.</summary>
    public BackupManifest.FileCopy End()
    {
        _hashing.FlushFinalBlock();
        _file.Flush(flushToDisk: true);
        return new BackupManifest.FileCopy(_name, _file.Length, Convert.ToHexStringLower(_hash.Hash!));
    }

    public void Dispose()
    {
        _hashing.Dispose();
        _file.Dispose();
        _hash.Dispose();
    }

    /// <summary>Describes a file that something else has written, and makes sure that it is on disk.</summary>
    public static BackupManifest.FileCopy Of(string folder, string name, CancellationToken cancellation)
    {
        using var file = new FileStream(Path.Combine(folder, name), FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
        return new BackupManifest.FileCopy(name, file.Length, HashOf(file, cancellation));
    }

    /// <summary>Reads a file of a backup and holds it against what the manifest says.</summary>
    /// <exception cref="ControlException">It is missing, or not what was written.</exception>
    public static void Check(string folder, BackupManifest.FileCopy copy, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, copy.File);
        if (!File.Exists(path)) throw new ControlException($"The backup is not whole: '{path}' is missing. Take another backup.");
        using var file = File.OpenRead(path);
        if (file.Length != copy.Bytes || HashOf(file, cancellation) != copy.Sha256)
            throw new ControlException($"The backup is damaged: '{path}' is not what was written. Take another copy of it, or another backup.");
    }

    private static string HashOf(Stream file, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = new byte[1 << 20];
        while (file.Read(block) is var read and > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(block, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
