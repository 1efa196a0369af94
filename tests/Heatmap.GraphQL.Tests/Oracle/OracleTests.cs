using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heatmap.GraphQL.Tests.Oracle;

/// <summary>Holds parser, printer, validation and execution against graphql-js over the same schema and documents.</summary>
public sealed class OracleTests
{
    private static readonly string Sdl = OracleFile.Read("schema.graphql");
    private static readonly Schema Schema = SchemaBuilder.FromSdl(Sdl).BuildUnbound();

    private static readonly ExecutorOptions Wide = new() { MaxAliases = int.MaxValue, MaxDepth = int.MaxValue };

    private static JsonArray Ask(IEnumerable<JsonNode> questions)
    {
        var input = new JsonObject { ["schema"] = Sdl, ["questions"] = new JsonArray([.. questions]) };
        return JsonNode.Parse(NodeModules.Run("oracle.mjs", input.ToJsonString()))!.AsArray();
    }

    [Fact]
    public void Documents_are_read_refused_and_printed_as_by_graphql_js()
    {
        var documents = OracleFile.Documents("language.graphql");
        var answers = Ask(documents.Select(d => new JsonObject { ["query"] = d.Text }));
        var differences = new List<string>();
        foreach (var ((title, text), expected) in documents.Zip(answers))
        {
            var (printed, refused) = Read(text);
            var theirs = (string?)expected!["printed"] ?? $"{expected["refused"]} at {string.Join(",", expected["at"]!.AsArray())}";
            if ((printed ?? refused) != theirs)
                differences.Add($"{title}\n  ours:   {printed ?? refused}\n  theirs: {theirs}");
        }

        string.Join("\n", differences).ShouldBeEmpty();
    }

    private static (string? Printed, string? Refused) Read(string text)
    {
        try
        {
            return (Printer.Print(Parser.Parse(text)), null);
        }
        catch (GraphQLSyntaxException e)
        {
            return (null, $"{e.Message} at {e.Location.Line}:{e.Location.Column}");
        }
    }

    [Fact]
    public void Documents_break_the_same_rules_at_the_same_places_as_in_graphql_js()
    {
        var documents = OracleFile.Documents("validation.graphql");
        var answers = Ask(documents.Select(d => new JsonObject { ["query"] = d.Text }));
        var differences = new List<string>();
        foreach (var ((title, text), expected) in documents.Zip(answers))
        {
            expected!["refused"].ShouldBeNull($"{title}: {expected["refused"]}");
            var ours = DocumentValidator.Validate(Schema, Parser.Parse(text), Wide)
                .Where(e => e.Rule is not "KnownOperationTypes")
                .Select(e => $"{e.Rule} {string.Join(",", e.Locations.Select(l => $"{l.Line}:{l.Column}"))} {e.Message}");
            var theirs = expected["invalid"]!.AsArray()
                .Select(e => $"{e!["rule"]} {string.Join(",", e["at"]!.AsArray())} {e["message"]}");
            var left = string.Join("\n    ", ours.Order());
            var right = string.Join("\n    ", theirs.Order());
            if (left != right)
                differences.Add($"{title}\n  ours:\n    {left}\n  theirs:\n    {right}");
        }

        string.Join("\n", differences).ShouldBeEmpty();
    }

    [Fact]
    public async Task Operations_give_the_same_data_and_errors_as_in_graphql_js()
    {
        var cases = JsonNode.Parse(OracleFile.Read("execution.json"))!.AsArray();
        var answers = Ask(cases.Select(c => c!.DeepClone()));
        var differences = new List<string>();
        foreach (var (question, expected) in cases.Zip(answers))
        {
            var ours = await Execute(question!);
            var theirs = JsonSerializer.Serialize(new { data = expected!["data"], errors = Errors(expected["errors"]) });
            if (ours != theirs)
                differences.Add($"{question!["query"]}\n  ours:   {ours}\n  theirs: {theirs} {expected["invalid"]}");
        }

        string.Join("\n", differences).ShouldBeEmpty();
    }

    private static async Task<string> Execute(JsonNode question)
    {
        var executor = new GraphQLExecutor(Schema, Wide);
        JsonElement? variables = question["variables"] is { } v ? JsonSerializer.SerializeToElement(v) : null;
        var request = new GraphQLRequest((string)question["query"]!, (string?)question["operationName"], variables);
        var (operation, errors) = executor.Prepare(request);
        if (operation is null)
            return JsonSerializer.Serialize(new { data = (object?)null, errors = errors.Select(e => $"{e.Message}  ") });
        using var result = await executor.ExecuteAsync(
            operation, request, new RequestContext(Library.LibrarySchema.Services()), OracleValues.Revive(question["root"]), default);
        var answer = JsonNode.Parse(result.ToString())!;
        return JsonSerializer.Serialize(new { data = answer["data"], errors = Errors(answer["errors"]) });
    }

    /// <summary>Errors without regard to their order: of fields that run in parallel any may fail first.</summary>
    private static IEnumerable<string> Errors(JsonNode? errors) => (errors?.AsArray() ?? [])
        .Select(e => $"{e!["message"]} {e["path"]?.ToJsonString()} {Places(e)}")
        .Order(StringComparer.Ordinal);

    private static string Places(JsonNode error) => error["at"] is { } at
        ? string.Join(",", at.AsArray())
        : string.Join(",", (error["locations"]?.AsArray() ?? []).Select(l => $"{l!["line"]}:{l["column"]}"));
}
