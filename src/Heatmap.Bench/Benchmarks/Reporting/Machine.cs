using System.Runtime.InteropServices;

namespace Heatmap.Bench;

/// <summary>What it was measured on, in a line.</summary>
public static class Machine
{
    /// <summary>For instance <c>2 x Some Processor 3.0, 8 GiB, Debian GNU/Linux 13, .NET 10.0.0</c>.</summary>
    public static string Describe()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024);
        var (system, framework) = (RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription);
        return FormattableString.Invariant($"{Environment.ProcessorCount} x {Processor()}, {memory:0.#} GiB, {system}, {framework}");
    }

    private static string Processor()
    {
        const string Linux = "/proc/cpuinfo";
        var line = File.Exists(Linux) ? File.ReadLines(Linux).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
