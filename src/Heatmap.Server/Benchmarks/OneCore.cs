using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Heatmap.Server;

/// <summary>
/// Holds this process on one processor for as long as it isn't disposed, where the system can. On Linux that is a matter of each
/// thread (sched_setaffinity(2)), and .NET sets it for the first one only: here all are held, and a new thread is held as the one
/// that makes it.
/// </summary>
internal sealed class OneCore : IDisposable
{
    private readonly nint _before;

    public OneCore()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows()) return;
        using var process = Process.GetCurrentProcess();
        _before = process.ProcessorAffinity;
        Hold(_before & -_before);
    }

    public void Dispose()
    {
        if (_before != 0) Hold(_before);
    }

    private static void Hold(nint processors)
    {
        if (OperatingSystem.IsLinux())
        {
            HoldThreads(processors);
        }
        else if (OperatingSystem.IsWindows())
        {
            using var process = Process.GetCurrentProcess();
            process.ProcessorAffinity = processors;
        }
    }

    private static void HoldThreads(nint processors)
    {
        // Twice: a thread that was not held yet may have made another while the first list was gone through.
        for (var round = 0; round < 2; round++)
        {
            foreach (var task in Directory.EnumerateDirectories("/proc/self/task"))
            {
                var thread = int.Parse(Path.GetFileName(task), CultureInfo.InvariantCulture);
                if (SetAffinity(thread, (nuint)nint.Size, ref processors) != 0 && Directory.Exists(task))
                    throw new InvalidOperationException($"Thread {thread} can't be held on one processor (error {Marshal.GetLastPInvokeError()}).");
            }
        }
    }

    [DllImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SetAffinity(int thread, nuint bytes, ref nint processors);
}
