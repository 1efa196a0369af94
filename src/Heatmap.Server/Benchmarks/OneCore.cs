using System.Diagnostics;

namespace Heatmap.Server;

/// <summary>Holds this process on one processor for as long as it isn't disposed, where the system can.</summary>
internal sealed class OneCore : IDisposable
{
    private readonly nint _before;

    public OneCore()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows()) return;
        using var process = Process.GetCurrentProcess();
        _before = process.ProcessorAffinity;
        process.ProcessorAffinity = _before & -_before;
    }

    public void Dispose()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows()) return;
        using var process = Process.GetCurrentProcess();
        process.ProcessorAffinity = _before;
    }
}
