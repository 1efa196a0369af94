using System.Runtime.InteropServices;
using Heatmap.Log;

namespace Heatmap.Server;

/// <summary>
/// A backup that the next one goes on from. Its chunks are checked and taken over whole, as a second name for the same file where
/// the file system has that: each backup is complete by itself, and takes up only what is new.
/// </summary>
internal sealed class EarlierBackup(string folder, BackupManifest manifest)
{
    public BackupManifest Manifest { get; } = manifest;

    public Position Position { get; } = Position.Parse(manifest.Log.Position);

    public IEnumerable<BackupManifest.ChunkCopy> TakeOver(string to, CancellationToken cancellation)
    {
        foreach (var chunk in Manifest.Log.Chunks)
        {
            BackupFile.Check(folder, chunk, cancellation);
            var (from, into) = (Path.Combine(folder, chunk.File), Path.Combine(to, chunk.File));
            PrivateFolder.Make(Path.GetDirectoryName(into)!);
            if (!TryLink(from, into)) Copy(from, into);
        }

        return Manifest.Log.Chunks;
    }

    private static void Copy(string from, string into)
    {
        using var source = File.OpenRead(from);
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) create.UnixCreateMode = PrivateFolder.FileRights;
        using var copy = new FileStream(into, create);
        source.CopyTo(copy);
        copy.Flush(flushToDisk: true);
    }

    /// <summary>False where the two lie on different file systems, or the file system has no links.</summary>
    private static bool TryLink(string from, string into) => !OperatingSystem.IsWindows() && Link(from, into) == 0;

    // link(2); .NET has a call for symbolic links only.
    [DllImport("libc", EntryPoint = "link", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string from, [MarshalAs(UnmanagedType.LPUTF8Str)] string into);
}
