using System.Text.Json.Nodes;

namespace Heatmap.GraphQL.Tests.Oracle;

/// <summary>The rules a document breaks and where, in one order for both engines; how an error is worded is each one's own.</summary>
public static class Broken
{
    public static string Ours(IEnumerable<GraphQLError> errors) =>
        Listed(errors.Select(e => $"{e.Rule} {Reference.Places(e.Locations)}"));

    public static string Theirs(JsonNode? errors) =>
        Listed(errors!.AsArray().Select(e => $"{e!["rule"]} {Reference.Places(e["at"])}"));

    private static string Listed(IEnumerable<string> errors) => string.Join("\n    ", errors.Order(StringComparer.Ordinal));
}
