using System.Diagnostics;

namespace Heatmap.Server.Tests.CommandLine;

/// <summary>Where <c>dotnet run --project</c> begins, and so where <c>./data</c> is.</summary>
public sealed class WorkingFolderTests
{
    [Fact]
    public async Task Run_from_its_sources_it_begins_in_the_folder_that_it_is_called_from()
    {
        var project = Path.Combine(Path.GetDirectoryName(Serving.RunningSchema.File())!, "src", "Heatmap.Server", "Heatmap.Server.csproj");
        File.Exists(project).ShouldBeTrue();

        // Empty: the caller's own, as "dotnet run" reads it.
        (await PropertyAsync(project, "RunWorkingDirectory")).ShouldBeEmpty();
        (await PropertyAsync(project, "OutputType")).ShouldBe("Exe");
    }

    private static async Task<string> PropertyAsync(string project, string property)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["msbuild", project, $"-getProperty:{property}"])
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
        })!;
        var told = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, told);
        return told.Trim();
    }
}
