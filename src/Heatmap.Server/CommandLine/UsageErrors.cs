using System.CommandLine;
using System.CommandLine.Parsing;

namespace Heatmap.Server;

/// <summary>What is wrong with a call, in sentences that name the mend.</summary>
internal static class UsageErrors
{
    public static string InWords(ParseResult parsed)
    {
        var command = parsed.CommandResult;
        var unknown = parsed.UnmatchedTokens.Select(token => Unknown(token, command.Command, Called(command))).ToList();
        var others = parsed.Errors
            .Where(e => !parsed.UnmatchedTokens.Any(token => e.Message.Contains($"'{token}'", StringComparison.Ordinal)))
            .Where(e => unknown.Count == 0 || e.SymbolResult is not CommandResult { Command.Subcommands.Count: > 0 })
            .Select(e => InWords(e, command));
        var help = Called(command) is { Length: > 0 } called ? $"Try '{called} --help'." : "Try --help.";
        return string.Join(Environment.NewLine, unknown.Concat(others).Distinct().Append(help));
    }

    private static string Unknown(string token, Command command, string called)
    {
        if (token.StartsWith('-')) return $"There is no option '{token}'{(called.Length > 0 ? $" of '{called}'" : "")}.";
        if (command.Subcommands.Count == 0) return $"'{called}' can't do anything with '{token}'.";
        return $"There is no verb '{string.Join(' ', called, token).Trim()}'. {Verbs(command, called)}";
    }

    private static string InWords(ParseError error, CommandResult command) => error.SymbolResult switch
    {
        CommandResult { Command.Subcommands.Count: > 0 } => $"A verb is missing. {Verbs(command.Command, Called(command))}",
        ArgumentResult { Tokens.Count: 0, Argument: var argument } when command.Command.Arguments.Contains(argument) =>
            $"'{Called(command)}' needs its argument <{argument.Name}>. {argument.Description}",
        OptionResult { Tokens.Count: 0, Option: var option } => $"'{Called(command)}' needs {option.Name} with a value: {option.Description}",
        _ => error.Message,
    };

    private static string Verbs(Command command, string called) =>
        $"There are: {string.Join(", ", command.Subcommands.Select(s => string.Join(' ', called, s.Name).Trim()))}.";

    private static string Called(CommandResult command) =>
        command.Parent is CommandResult parent ? string.Join(' ', Called(parent), command.Command.Name).Trim() : "";
}
