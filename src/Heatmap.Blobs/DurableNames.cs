using System.Runtime.InteropServices;

namespace Heatmap.Blobs;

/// <summary>Makes new and deleted names in a folder durable, which .NET has no call for: fsync(2) of a file leaves its name to chance.</summary>
internal static class DurableNames
{
    /// <exception cref="IOException">The system refused.</exception>
    public static void Flush(string folder)
    {
        // NTFS writes names through its journal; there is nothing to flush.
        if (OperatingSystem.IsWindows()) return;
        var handle = Open(folder, 0);
        // Deleted with the last name in it.
        if (handle < 0 && !Directory.Exists(folder)) return;
        if (handle < 0) throw Failed(folder);
        try
        {
            if (Sync(handle) != 0) throw Failed(folder);
        }
        finally
        {
            _ = Close(handle);
        }
    }

    private static IOException Failed(string folder) =>
        new($"The folder '{folder}' can't be made durable: {Marshal.GetLastPInvokeErrorMessage()}.");

    [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Close(int handle);
}
