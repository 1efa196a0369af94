using System.Diagnostics;

namespace Heatmap.Server.Tests.CommandLine;

/// <summary>The server's program, called as a person calls it.</summary>
/// <param name="folder">Where it lies.</param>
/// <param name="workingFolder">Where it is called.</param>
public sealed class HeatmapProgram(string folder, string workingFolder)
{
    public static HeatmapProgram InPlace { get; } = new(AppContext.BaseDirectory, Path.GetTempPath());

    public Task<Answered> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string>(), arguments);

    public async Task<Answered> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(Waiting.Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }

        return new Answered(string.Join(' ', arguments), process.ExitCode, await output, await errors);
    }

    public Process Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "Heatmap.Server.dll"), .. arguments])
        {
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("HEATMAP_DATA");
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
