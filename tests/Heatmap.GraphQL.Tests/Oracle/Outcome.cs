using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heatmap.GraphQL.Tests.Oracle;

/// <summary>What becomes of an operation: the rules it breaks, else its data and its errors by path and place.</summary>
public static class Outcome
{
    /// <summary>
    /// With <paramref name="racing"/>, of errors that make the same value null one stands for all: of fields that run in
    /// parallel any may fail first, and nobody says whether the others still do (section 6.4.4).
    /// </summary>
    public static async Task<string> Ours(OracleOperation operation, bool racing = false)
    {
        var executor = new GraphQLExecutor(Reference.Schema, Reference.Wide);
        JsonElement? variables = operation.Variables is { } v ? JsonSerializer.SerializeToElement(v) : null;
        var request = new GraphQLRequest(operation.Query, operation.Name, variables);
        var (prepared, errors) = executor.Prepare(request);
        if (prepared is null)
            return errors[0].Rule is null ? Answer(null, errors.Select(e => racing ? "" : $"null {Reference.Places(e.Locations)}")) : Broken.Ours(errors);
        using var result = await executor.ExecuteAsync(
            prepared, request, new RequestContext(Library.LibrarySchema.Services()), OracleValues.Revive(operation.Root), default);
        var answer = JsonNode.Parse(result.ToString())!;
        return Answer(answer["data"], Errors(answer, racing, Locations));
    }

    public static string Theirs(JsonNode answer, bool racing = false) => answer["invalid"] is JsonArray { Count: > 0 } invalid
        ? Broken.Theirs(invalid)
        : Answer(answer["data"], Errors(answer, racing, e => Reference.Places(e["at"])));

    private static string Answer(JsonNode? data, IEnumerable<string> errors) => string.Join("\n    ", [data?.ToJsonString() ?? "null", .. errors]);

    /// <summary>Errors without regard to their order.</summary>
    private static IEnumerable<string> Errors(JsonNode answer, bool racing, Func<JsonNode, string> places)
    {
        var errors = answer["errors"]?.AsArray().Select(e => e!) ?? [];
        return errors
            .Select(e => racing ? NullPlace(answer["data"], e["path"]) : $"{e["path"]?.ToJsonString() ?? "null"} {places(e)}")
            .Distinct()
            .Order(StringComparer.Ordinal);
    }

    private static string NullPlace(JsonNode? data, JsonNode? path)
    {
        var place = "";
        foreach (var step in path?.AsArray() ?? [])
        {
            if (data is null)
                break;
            place += "/" + step;
            data = data is JsonArray items ? items[step!.GetValue<int>()] : data[(string)step!];
        }

        return place;
    }

    private static string Locations(JsonNode error) =>
        string.Join(",", error["locations"]?.AsArray().Select(l => $"{l!["line"]}:{l["column"]}") ?? []);
}
