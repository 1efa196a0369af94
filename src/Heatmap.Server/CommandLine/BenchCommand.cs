using System.CommandLine;
using Heatmap.Bench;
using Heatmap.Log.EventStoreDb;

namespace Heatmap.Server;

/// <summary><c>bench</c>: measures against floors, in one run, on a server of its own.</summary>
internal static class BenchCommand
{
    public static Command Build(Option<bool> json)
    {
        var names = new Argument<string[]>("what") { Description = "ingest, replay, query, funnel, sessions, push, graphql, log, growth, accounts; all when left out.", Arity = ArgumentArity.ZeroOrMore };
        names.AcceptOnlyFromAmong("ingest", "replay", "query", "funnel", "sessions", "push", "graphql", "log", "growth", "accounts");
        var postgres = new Option<string?>("--postgres") { Description = "The log and the funnel's SQL are also measured there, and with --redis push across two servers. postgres://user:password@host:5432/postgres, a user who may make databases; they are dropped again." };
        var redis = new Option<string?>("--redis") { Description = "With --postgres: redis://host:6379." };
        var eventStore = new Option<string?>("--eventstore") { Description = "The log is also measured there: esdb://host:2113?tls=false, one node. What is appended stays." };
        var events = new Option<int?>("--events") { Description = "How many events funnel and sessions count over; ten million when left out." };
        events.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int?>() is < 1_000) given.AddError("--events must be 1,000 at least.");
        });
        OptionRules.Check(postgres, text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "postgres" or "postgresql", "postgres://user:password@host:5432/postgres");
        OptionRules.Check(redis, text => text.StartsWith("redis://", StringComparison.Ordinal), "redis://host:6379");
        var command = new Command("bench", "Measures this machine: starts its own server in a temporary folder and drives it from this process.") { names, postgres, redis, eventStore, events };
        OptionRules.Check(eventStore, text => EventStoreDbLog.IsConnectionString(text), "esdb://host:2113?tls=false");
        command.Validators.Add(given =>
        {
            if (given.GetResult(redis) is not null && given.GetResult(postgres) is null) given.AddError("--redis needs --postgres: two servers share both.");
        });
        command.SetAction((parsed, cancellation) => Told.RunAsync(new Printing(parsed.GetValue(json)), async () =>
        {
            using var http = new HttpClient();
            var stopped = new StoppedLog();
            var (tables, announced) = (parsed.GetValue(postgres), parsed.GetValue(redis));
            var pair = tables is not null && announced is not null ? new NodePair(new Uri(tables), announced, http, TimeProvider.System) : null;
            var all = BenchmarkRunner.All(
                new ServerProcess(http), stopped, stopped, new AccountLists(TimeProvider.System), new GraphQLPeers(), LogsOf(tables, parsed.GetValue(eventStore)), http, TimeProvider.System,
                SizesOf(parsed.GetValue(events)), pair, tables is null ? null : new SqlFunnel(new Uri(tables)));
            var runner = new BenchmarkRunner(all, Console.Out, Console.Error);
            return await runner.RunAsync(parsed.GetValue(names) ?? [], parsed.GetValue(json), cancellation) ? 0 : 1;
        }));
        return command;
    }

    private static BenchmarkSizes SizesOf(int? events) => events is { } count ? new BenchmarkSizes { FunnelEvents = count } : new BenchmarkSizes();

    private static List<IBareLog> LogsOf(string? postgres, string? eventStore)
    {
        var logs = new List<IBareLog> { new BareStore() };
        if (postgres is not null) logs.Add(new BarePostgres(new Uri(postgres)));
        if (eventStore is not null) logs.Add(new BareEventStore(eventStore));
        return logs;
    }
}
