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
        var postgres = new Option<string?>("--postgres") { Description = "With --redis: push is also measured across two servers. postgres://user:password@host:5432/postgres, a user who may make databases; they are dropped again." };
        var redis = new Option<string?>("--redis") { Description = "With --postgres: redis://host:6379." };
        OptionRules.Check(postgres, text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "postgres" or "postgresql", "postgres://user:password@host:5432/postgres");
        OptionRules.Check(redis, text => text.StartsWith("redis://", StringComparison.Ordinal), "redis://host:6379");
        var command = new Command("bench", "Measures this machine: starts its own server in a temporary folder and drives it from this process.") { names, postgres, redis };
        command.Validators.Add(given =>
        {
            if (given.GetResult(postgres) is null != given.GetResult(redis) is null) given.AddError("--postgres and --redis go together: two servers share both.");
        });
        command.SetAction((parsed, cancellation) => Told.RunAsync(new Printing(parsed.GetValue(json)), async () =>
        {
            using var http = new HttpClient();
            var stopped = new StoppedLog();
            var pair = parsed.GetValue(postgres) is { } tables ? new NodePair(new Uri(tables), parsed.GetValue(redis)!, http, TimeProvider.System) : null;
            var all = BenchmarkRunner.All(
                new ServerProcess(http), stopped, stopped, new GraphQLPeers(), http, TimeProvider.System, new BenchmarkSizes(), pair);
            var runner = new BenchmarkRunner(all, Console.Out, Console.Error);
            return await runner.RunAsync(parsed.GetValue(names) ?? [], parsed.GetValue(json), cancellation) ? 0 : 1;
        }));
        return command;
    }
}
