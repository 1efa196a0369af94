using System.CommandLine;
using System.Text.Json.Nodes;

namespace Heatmap.Server;

/// <summary>The verbs that ask the owner of the data folder: a running server, or, when none runs, this process for as long as it takes.</summary>
internal static class ControlCommands
{
    public static IEnumerable<Command> All(Option<string> data, Option<bool> json)
    {
        yield return new Command("projections", "Lists, rebuilds or verifies the views.")
        {
            Verb("list", "Says where each projection stands.", "projections/list", data, json),
            Verb("rebuild", "Folds views afresh beside the live ones and swaps them in.", "projections/rebuild", data, json, Optional("projection")),
            Verb("verify", "Folds views afresh and compares them with the live ones; exit code 1 when they differ.", "projections/verify", data, json, Optional("projection")),
        };
        yield return Verb(
            "forget", "Forgets a visitor: destroys the key, and prints the receipt. Name the visitor in one way.", "forget", data, json,
            Required("--site", "The site's id."),
            Named("--subject", "The subject's id, as session lists show it."),
            Named("--visitor", "The visitor id on the visitor's device."),
            Named("--email", "The e-mail that the site identified the visitor by."),
            Named("--userId", "The user id that the site identified the visitor by."));
        yield return new Command("keys", "The key-encryption keys.")
        {
            Verb("rotate", "Begins a new key epoch and destroys the old one: erasures so far become unrecoverable.", "keys/rotate", data, json),
        };
        yield return new Command("organizations", "The organisations.")
        {
            Verb(
                "add", "Sets up an organisation with a site and an owner; prints the owner's one-time password.", "organizations/add", data, json,
                Optional("name", required: true), Required("--site", "The site's name."), Required("--login", "The owner's login."), Origins()),
        };
        yield return new Command("owner", "The owners' access.")
        {
            Verb("reset", "Gives a user a new one-time password.", "owner/reset", data, json, Required("--login", "The user's login.")),
        };
    }

    private static Command Verb(string name, string description, string operation, Option<string> data, Option<bool> json, params Symbol[] inputs)
    {
        var command = new Command(name, description);
        foreach (var input in inputs)
        {
            if (input is Argument argument) command.Arguments.Add(argument);
            else command.Options.Add((Option)input);
        }

        command.SetAction((parsed, cancellation) => Told.RunAsync(async () =>
        {
            var arguments = Read(parsed, inputs);
            using var owner = await FolderOwner.FindAsync(parsed.GetValue(data)!, cancellation);
            var printing = new Printing(parsed.GetValue(json));
            var result = await owner.Client.AskAsync(operation, arguments, printing.Progress, cancellation);
            return printing.Result(operation, result);
        }));
        return command;
    }

    private static JsonObject Read(ParseResult parsed, Symbol[] inputs)
    {
        var arguments = new JsonObject();
        foreach (var input in inputs)
        {
            var name = input.Name.TrimStart('-');
            switch (input)
            {
                case Option<string[]> many:
                    arguments[name] = new JsonArray([.. (parsed.GetValue(many) ?? []).Select(v => (JsonNode)v)]);
                    break;
                case Option<string?> one:
                    arguments[name] = parsed.GetValue(one);
                    break;
                case Argument<string?> argument:
                    arguments[name] = parsed.GetValue(argument);
                    break;
            }
        }

        return arguments;
    }

    private static Argument<string?> Optional(string name, bool required = false) =>
        new(name) { Arity = required ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne, Description = $"The {name}{(required ? "" : "; all when it is left out")}." };

    private static Option<string?> Named(string name, string description) => new(name) { Description = description };

    private static Option<string?> Required(string name, string description) => new(name) { Description = description, Required = true };

    private static Option<string[]> Origins() =>
        new("--origins") { Description = "Scheme, host and port of the pages that may send.", Required = true, AllowMultipleArgumentsPerToken = true };
}
