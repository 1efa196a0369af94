using System.Runtime.InteropServices;

namespace Heatmap.Privacy;

/// <summary>
/// Gives a finished file its name, unless there is one of that name. File.Move promises that too, but on Unix it looks first and
/// then renames, over what another process has put there in between (dotnet/runtime, FileSystem.Unix.cs, MoveFile).
/// </summary>
internal static class NewName
{
    // errno(3) on Linux and macOS.
    private const int NoSuchFile = 2;
    private const int Exists = 17;

    /// <summary>Renames the file; when that fails it is where it was.</summary>
    /// <exception cref="FileNotFoundException">The finished file is gone.</exception>
    /// <exception cref="IOException">There is a file of that name, or the file system can't give names so.</exception>
    public static void Give(string finished, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            File.Move(finished, path, overwrite: false);
            return;
        }

        // link(2) is the one call that every Unix makes whole or not at all.
        if (Link(finished, path) != 0) throw Failed(finished, path, Marshal.GetLastPInvokeError());
        File.Delete(finished);
    }

    private static IOException Failed(string finished, string path, int error) => error switch
    {
        NoSuchFile => new FileNotFoundException($"'{finished}' is gone.", finished),
        Exists => new IOException($"There is a file '{path}' already."),
        _ => new IOException(
            $"'{path}' can't be made: {Marshal.GetPInvokeErrorMessage(error)}. Its folder must lie on a file system with hard links, "
            + "or two servers that start at once could each make a secret of their own."),
    };

    [DllImport("libc", EntryPoint = "link", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string from, [MarshalAs(UnmanagedType.LPUTF8Str)] string to);
}
