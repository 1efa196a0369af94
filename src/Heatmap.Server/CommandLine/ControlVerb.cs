using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heatmap.Server;

/// <summary>A verb that asks the owner of the data folder for one operation.</summary>
/// <param name="operation">What the owner calls it.</param>
/// <param name="words">The result for people.</param>
internal sealed class ControlVerb(string operation, Func<JsonElement, string> words)
{
    /// <summary>Whether it may make an installation in an empty folder.</summary>
    public bool BeginsInstallation { get; init; }

    /// <summary>Whether a result is a good one; what isn't ends with exit code 1.</summary>
    public Func<JsonElement, bool> Holds { get; init; } = _ => true;

    /// <summary>What is said beside the result.</summary>
    public string? Remark { get; init; }

    public Command Build(string name, string description, Option<string> data, Option<bool> json, params Symbol[] inputs)
    {
        var command = new Command(name, description);
        foreach (var argument in inputs.OfType<Argument>()) command.Arguments.Add(argument);
        foreach (var option in inputs.OfType<Option>()) command.Options.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            var printing = new Printing(parsed.GetValue(json));
            return Told.RunAsync(printing, () => AskAsync(parsed.GetValue(data)!, Read(parsed, inputs), printing, cancellation));
        });
        return command;
    }

    private async Task<int> AskAsync(string data, JsonObject arguments, Printing printing, CancellationToken cancellation)
    {
        await using var owner = await FolderOwner.FindAsync(data, BeginsInstallation, cancellation);
        var result = await owner.Client.AskAsync(operation, arguments, printing.Progress, cancellation);
        printing.Result(result, words);
        if (Remark is not null) printing.Remark(Remark);
        return Holds(result) ? 0 : 1;
    }

    private static JsonObject Read(ParseResult parsed, Symbol[] inputs)
    {
        var arguments = new JsonObject();
        foreach (var input in inputs)
        {
            arguments[Name(input)] = input switch
            {
                Option<string[]> many => new JsonArray([.. (parsed.GetValue(many) ?? []).Select(v => (JsonNode)v)]),
                Option<bool> yes => parsed.GetValue(yes),
                Option<string?> one => parsed.GetValue(one),
                Option<int?> number => parsed.GetValue(number),
                Option<int> number => parsed.GetValue(number),
                Argument<string?> argument => parsed.GetValue(argument),
                _ => throw new InvalidOperationException($"{input.Name} is neither an option nor an argument."),
            };
        }

        return arguments;
    }

    /// <summary><c>--user-id</c> is <c>userId</c> to the owner.</summary>
    private static string Name(Symbol input) => JsonNamingPolicy.CamelCase.ConvertName(
        string.Concat(input.Name.TrimStart('-').Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..])));
}
