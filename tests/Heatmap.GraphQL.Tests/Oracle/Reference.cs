using System.Text.Json.Nodes;

namespace Heatmap.GraphQL.Tests.Oracle;

/// <summary>graphql-js, asked many questions in one process over the oracle's schema.</summary>
public static class Reference
{
    public static string Sdl { get; } = OracleFile.Read("schema.graphql");

    public static Schema Schema { get; } = SchemaBuilder.FromSdl(Sdl).BuildUnbound();

    /// <summary>Nothing a document of the oracle does is too much.</summary>
    public static ExecutorOptions Wide { get; } = new()
    {
        MaxAliases = int.MaxValue,
        MaxDepth = int.MaxValue,
        MaxComplexity = int.MaxValue,
        Parser = new ParserLimits(100_000, 1_000),
    };

    public static IReadOnlyList<JsonNode> Ask(IEnumerable<JsonNode> questions)
    {
        var input = new JsonObject { ["schema"] = Sdl, ["questions"] = new JsonArray([.. questions]) };
        return [.. JsonNode.Parse(NodeModules.Run("oracle.mjs", input.ToJsonString()))!.AsArray().Select(a => a!)];
    }

    /// <summary>One kind of question about each of several texts.</summary>
    public static IReadOnlyList<JsonNode> Ask(string kind, IEnumerable<string> texts) =>
        Ask(texts.Select(t => new JsonObject { [kind] = t }));

    /// <summary>The places of an error, as both sides are told to write them.</summary>
    public static string Places(JsonNode? at) => string.Join(",", at?.AsArray().Select(p => (string)p!) ?? []);

    /// <summary>The places of an error of ours.</summary>
    public static string Places(IEnumerable<SourceLocation> locations) => string.Join(",", locations.Select(l => $"{l.Line}:{l.Column}"));
}
