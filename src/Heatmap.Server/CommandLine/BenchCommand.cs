using System.CommandLine;
using Heatmap.Bench;

namespace Heatmap.Server;

/// <summary><c>bench</c>: measures against floors, in one run, on a server of its own.</summary>
internal static class BenchCommand
{
    public static Command Build(Option<bool> json)
    {
        var names = new Argument<string[]>("what") { Description = "ingest, replay, query, push, graphql; all when left out.", Arity = ArgumentArity.ZeroOrMore };
        names.AcceptOnlyFromAmong("ingest", "replay", "query", "push", "graphql");
        var command = new Command("bench", "Measures this machine: starts its own server in a temporary folder and drives it from this process.") { names };
        command.SetAction((parsed, cancellation) => Told.RunAsync(new Printing(parsed.GetValue(json)), async () =>
        {
            using var http = new HttpClient();
            var stopped = new StoppedLog();
            var all = BenchmarkRunner.All(new ServerProcess(http), stopped, stopped, new GraphQLPeers(), http, TimeProvider.System, new BenchmarkSizes());
            var runner = new BenchmarkRunner(all, Console.Out, Console.Error);
            return await runner.RunAsync(parsed.GetValue(names) ?? [], parsed.GetValue(json), cancellation) ? 0 : 1;
        }));
        return command;
    }
}
