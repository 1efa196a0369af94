using System.CommandLine;

namespace Heatmap.Server;

/// <summary>The verbs that ask the owner of the data folder: a running server, or, when none runs, this process for as long as it takes.</summary>
internal static class ControlCommands
{
    public static IEnumerable<Command> All(Option<string> data, Option<bool> json)
    {
        yield return Projections(data, json);
        yield return ForgetCommand.Build(data, json);
        yield return RetentionCommand.Build(data, json);
        yield return SourceMapCommand.Build(data, json);
        yield return new Command("keys", "The key-encryption keys.")
        {
            new ControlVerb("keys/rotate", ResultWords.Rotated)
                .Build("rotate", "Begins a new key epoch and destroys the old one: erasures so far become unrecoverable.", data, json),
        };
        yield return new Command("organizations", "The organisations.")
        {
            new ControlVerb("organizations/add", ResultWords.Added) { BeginsInstallation = true }.Build(
                "add", "Sets up an organisation with a site and an owner; prints the owner's one-time password.", data, json,
                new Argument<string>("name") { Description = "The organisation's name." },
                Required("--site", "The site's name."), Required("--login", "The owner's login."), Origins()),
        };
        yield return new Command("owner", "The owners' access.")
        {
            new ControlVerb("owner/reset", ResultWords.Reset)
                .Build("reset", "Gives a user a new one-time password.", data, json, Required("--login", "The user's login.")),
        };
    }

    private static Command Projections(Option<string> data, Option<bool> json) => new("projections", "Lists, rebuilds, verifies or resumes the views.")
    {
        new ControlVerb("projections/list", ResultWords.Listed).Build("list", "Says where each projection stands.", data, json),
        new ControlVerb("projections/rebuild", ResultWords.Rebuilt)
            .Build("rebuild", "Folds views afresh beside the live ones and swaps them in.", data, json, Projection()),
        new ControlVerb("projections/verify", ResultWords.Verified) { Holds = result => result.EnumerateArray().All(ResultWords.IsEqual) }.Build(
            "verify", "Folds views afresh and compares them with the live ones; exit code 1 when they differ.", data, json, Projection(), Sample()),
        new ControlVerb("projections/resume", ResultWords.Resumed)
            .Build("resume", "Tries again what stands still at an event, after it was mended.", data, json, Projection()),
    };

    private static Argument<string?> Projection() =>
        new("projection") { Arity = ArgumentArity.ZeroOrOne, Description = "The projection; all when it is left out." };

    private static Option<int?> Sample() =>
        new("--sample") { Description = "Folds only so many visitors afresh, chosen by chance, and compares their rows; totals need all." };

    private static Option<string> Required(string name, string description) => new(name) { Description = description, Required = true };

    private static Option<string[]> Origins() =>
        new("--origins") { Description = "Scheme, host and port of the pages that may send.", Required = true, AllowMultipleArgumentsPerToken = true };
}
