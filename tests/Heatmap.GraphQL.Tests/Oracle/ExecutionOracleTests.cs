using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heatmap.GraphQL.Tests.Oracle;

/// <summary>Holds execution, coercion and introspection against graphql-js: the same data, the same errors at the same paths.</summary>
public sealed class ExecutionOracleTests
{
    [Theory]
    [InlineData("execution.graphql")]
    [InlineData("coercion.graphql")]
    [InlineData("introspection.graphql")]
    public async Task Operations_give_the_same_data_and_errors_as_in_graphql_js(string file)
    {
        var cases = OracleFile.Documents(file).Select(d => OracleOperation.Read(d.Title, d.Text)).ToList();
        var answers = Reference.Ask(cases.Select(c => c.ToQuestion()));
        var differences = new KnownDifferences();
        foreach (var (operation, answer) in cases.Zip(answers))
            differences.Compare(operation.Title, await Ours(operation), Theirs(answer));
        differences.ShouldBeAll();
    }

    private static async Task<string> Ours(OracleOperation operation)
    {
        var executor = new GraphQLExecutor(Reference.Schema, Reference.Wide);
        JsonElement? variables = operation.Variables is { } v ? JsonSerializer.SerializeToElement(v) : null;
        var request = new GraphQLRequest(operation.Query, operation.Name, variables);
        var (prepared, errors) = executor.Prepare(request);
        if (prepared is null)
            return errors[0].Rule is null ? Answer(null, [.. errors.Select(e => $"null {Reference.Places(e.Locations)}")]) : Broken.Ours(errors);
        using var result = await executor.ExecuteAsync(
            prepared, request, new RequestContext(Library.LibrarySchema.Services()), OracleValues.Revive(operation.Root), default);
        var answer = JsonNode.Parse(result.ToString())!;
        return Answer(answer["data"], [.. answer["errors"]?.AsArray().Select(e => Error(e!["path"], Locations(e["locations"]))) ?? []]);
    }

    private static string Theirs(JsonNode answer) => answer["invalid"] is JsonArray { Count: > 0 } invalid
        ? Broken.Theirs(invalid)
        : Answer(answer["data"], [.. answer["errors"]?.AsArray().Select(e => Error(e!["path"], Reference.Places(e["at"]))) ?? []]);

    /// <summary>Errors without regard to their order: of fields that run in parallel any may fail first.</summary>
    private static string Answer(JsonNode? data, List<string> errors) =>
        $"{data?.ToJsonString() ?? "null"} {string.Join(" ", errors.Order(StringComparer.Ordinal))}";

    private static string Error(JsonNode? path, string places) => $"{path?.ToJsonString() ?? "null"} {places}";

    private static string Locations(JsonNode? locations) =>
        string.Join(",", locations?.AsArray().Select(l => $"{l!["line"]}:{l["column"]}") ?? []);
}
