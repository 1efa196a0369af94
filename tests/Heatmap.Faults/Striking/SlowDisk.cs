using System.Diagnostics;

namespace Heatmap.Faults;

/// <summary>Every wait for the disk takes a quarter of a second longer: the calls of the process are held up on their way in.</summary>
internal sealed class SlowDisk(string name, object target, Func<int> id) : IFault
{
    public const string Missing = "disks are not slowed down: there is no strace (Debian: apt-get install strace)";

    private const string Calls = "fsync,fdatasync";

    private Process? _tracer;

    public string Name => $"disk of {name} slow";

    public object Target => target;

    /// <summary>Whether this machine has what it takes.</summary>
    public static bool IsPossible => Commands.Has("strace");

    public async Task StrikeAsync()
    {
        var start = new ProcessStartInfo(
            "strace", ["-f", "-o", "/dev/null", "-e", $"trace={Calls}", "-e", $"inject={Calls}:delay_enter=250000", "-p", $"{id()}"])
        {
            RedirectStandardError = true,
        };
        _tracer = Process.Start(start)!;
        // It says so when it is attached, and then of every thread.
        if (await _tracer.StandardError.ReadLineAsync() is not { } said || !said.Contains("attached", StringComparison.Ordinal))
            throw new InvalidOperationException($"Calls of {name} can't be traced here.");
        _ = _tracer.StandardError.ReadToEndAsync();
    }

    public async Task MendAsync()
    {
        using var tracer = _tracer!;
        if (!tracer.HasExited) await Commands.RunAsync("kill", "-INT", $"{tracer.Id}");
        await tracer.WaitForExitAsync();
    }
}
