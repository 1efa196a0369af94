using System.Diagnostics;

namespace Heatmap.TestServers;

/// <summary>Runs programs, as another user where we are root and the program refuses that.</summary>
internal static class Programs
{
    public static bool IsRoot => Environment.UserName == "root";

    public static async Task RunAsync(IReadOnlyList<string> command, string? input = null)
    {
        using var process = Start(command, redirectInput: true, redirectOutput: true);
        var (told, failed) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (input is not null) await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new ServerFailedException($"{string.Join(' ', command)} failed with {process.ExitCode}: {await failed} {await told}");
    }

    public static Process Start(IReadOnlyList<string> command, bool redirectInput = false, bool redirectOutput = false) =>
        Process.Start(new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = redirectInput,
            RedirectStandardOutput = redirectOutput,
            RedirectStandardError = redirectOutput,
        })!;
}
