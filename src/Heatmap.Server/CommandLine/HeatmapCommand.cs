using System.CommandLine;

namespace Heatmap.Server;

/// <summary>The command line. Exit codes: 0 done, 1 failed, 2 called wrongly.</summary>
public static class HeatmapCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Build().Parse(args);
        if (parsed.Errors.Count == 0) return await parsed.InvokeAsync();
        new Printing(args.Contains("--json")).Error(UsageErrors.InWords(parsed));
        return 2;
    }

    private static RootCommand Build()
    {
        var data = new Option<string>("--data")
        {
            Description = "The folder that holds everything (default: HEATMAP_DATA, or ./data).",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("HEATMAP_DATA") is { Length: > 0 } set ? set : "data",
            Recursive = true,
        };
        OptionRules.Check(data, path => path.Trim().Length > 0, "a folder's path");
        var json = new Option<bool>("--json") { Description = "Answer in JSON, for machines.", Recursive = true };
        var root = new RootCommand("Heatmap: shows what visitors do on a website, and keeps their secrets.") { data, json };
        root.Subcommands.Add(ServeCommand.Serve(data));
        root.Subcommands.Add(ServeCommand.Demo(data));
        foreach (var command in ControlCommands.All(data, json)) root.Subcommands.Add(command);
        root.Subcommands.Add(ReceiptCommand.Build(data, json));
        root.Subcommands.Add(BackupCommand.Build(data, json));
        root.Subcommands.Add(RestoreCommand.Build(data, json));
        root.Subcommands.Add(GeoCommand.Build(data, json));
        root.Subcommands.Add(DoctorCommand.Build(data, json));
        root.Subcommands.Add(BenchCommand.Build(json));
        root.Subcommands.Add(GraphQLHostCommand.Build());
        return root;
    }
}
