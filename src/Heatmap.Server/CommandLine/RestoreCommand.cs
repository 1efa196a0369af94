using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging.Console;

namespace Heatmap.Server;

/// <summary><c>restore</c>: makes a new data folder of a backup.</summary>
internal static class RestoreCommand
{
    private static readonly JsonSerializerOptions Form = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static Command Build(Option<string> data, Option<bool> json)
    {
        var from = Required("--from", "The backup's folder.");
        var secrets = Required("--secrets", "The secrets folder of the installation; it is copied.");
        var ledger = Required("--ledger", "The installation's erasure ledger (ledger/erasures.db) as it was last; it is copied.");
        var keys = new Option<string?>("--keys") { Description = "A later backup to take the keys from, where the first one's epoch was destroyed since." };
        var until = new Option<string?>("--until") { Description = "Restores the log up to this position (1042.3) or time (2026-11-21T10:00Z) only." };
        OptionRules.Check(until, RestoreRequest.IsUntil, "a position, as 1042.3, or a time, as 2026-11-21T10:00Z");
        var command = new Command("restore", "Makes a new data folder (--data) of a backup; who was forgotten since is forgotten there too.") { from, secrets, ledger, keys, until };
        command.SetAction((parsed, cancellation) =>
        {
            var printing = new Printing(parsed.GetValue(json));
            var request = new RestoreRequest(parsed.GetValue(from)!, parsed.GetValue(data)!, parsed.GetValue(secrets)!, parsed.GetValue(ledger)!) { KeysFrom = parsed.GetValue(keys) };
            if (parsed.GetValue(until) is { } limit) request = request.Until(limit);
            return Told.RunAsync(printing, () => RunAsync(request, printing, cancellation));
        });
        return command;
    }

    private static async Task<int> RunAsync(RestoreRequest request, Printing printing, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(request.Data);
        if (StoreAddresses.FromEnvironment(folder) != StoreAddresses.In(folder))
            throw new ControlException($"Restoring makes files in a folder, and the environment names other places ({StoreAddresses.LogVariable} and the like, {StoreAddresses.SecretsVariable}). Unset those for this call.");
        using var logging = LoggerFactory.Create(l => l.AddSimpleConsole().SetMinimumLevel(LogLevel.Error)
            .Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        var restore = new Restore(request, (part, doing) => printing.Progress(new ControlAnswer { Progress = part, Doing = doing }), logging, TimeProvider.System);
        var outcome = await restore.RunAsync(cancellation);
        printing.Result(JsonSerializer.SerializeToElement(outcome, Form), _ => InWords(request, outcome));
        printing.Remark($"The secrets now lie in '{request.Data}' too: of the two copies, destroy the one that you don't go on with.");
        return 0;
    }

    private static string InWords(RestoreRequest request, RestoreOutcome outcome) => string.Join(
        Environment.NewLine,
        (string[])[
            string.Create(CultureInfo.InvariantCulture, $"Restored into {Path.GetFullPath(request.Data)}: {outcome.Events} events, {outcome.Subjects} subjects' keys; the log ends at {outcome.Position}."),
            string.Create(CultureInfo.InvariantCulture, $"{outcome.Erasures} erasures hold; {outcome.ForgottenAgain} of them were undone by the backup and made again."),
            .. outcome.Unreadable == 0 ? [] : (string[])[string.Create(CultureInfo.InvariantCulture,
                $"{outcome.Unreadable} keys were wrapped in an epoch that has been destroyed since: what they sealed stays unreadable. With --keys, a later backup's keys can be used.")],
        ]);

    private static Option<string> Required(string name, string description)
    {
        var option = new Option<string>(name) { Description = description, Required = true };
        OptionRules.Check(option, path => path.Trim().Length > 0, "a path");
        return option;
    }
}
