using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Heatmap.GraphQL.Tests.Oracle;

/// <summary>The folder of node scripts, its packages installed when they are not.</summary>
public static class NodeModules
{
    private static readonly Lazy<string> Installed = new(Install);

    public static string Folder => Installed.Value;

    private static string SourceFolder([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "node"));

    private static string Install()
    {
        var folder = SourceFolder();
        if (!File.Exists(Path.Combine(folder, "node_modules", ".package-lock.json")))
            Start("npm", ["ci", "--no-audit", "--no-fund"], "").ShouldNotBeNull();
        return folder;
    }

    /// <summary>Runs a script and gives what it printed; a script that fails fails the test with what it said.</summary>
    public static string Run(string script, string input, params string[] arguments) =>
        Start("node", [Path.Combine(Folder, script), .. arguments], input);

    private static string Start(string program, IEnumerable<string> arguments, string input)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = SourceFolder(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit(TimeSpan.FromMinutes(3)).ShouldBeTrue($"{program} did not end");
        process.ExitCode.ShouldBe(0, error.Result + output.Result);
        return output.Result;
    }
}
