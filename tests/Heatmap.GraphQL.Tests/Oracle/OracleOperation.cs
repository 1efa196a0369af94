using System.Text.Json.Nodes;

namespace Heatmap.GraphQL.Tests.Oracle;

/// <summary>
/// An operation with what it runs on. Root value, variables and the operation's name stand in the document itself, in
/// lines that are comments to an engine.
/// </summary>
public sealed record OracleOperation(string Title, string Query, JsonNode Root, JsonNode? Variables, string? Name)
{
    public static OracleOperation Read(string title, string text) => new(
        title,
        text,
        Line(text, "#root") is { } root ? JsonNode.Parse(root)! : new JsonObject(),
        Line(text, "#variables") is { } variables ? JsonNode.Parse(variables) : null,
        Line(text, "#operation"));

    private static string? Line(string text, string mark) => text.Split('\n')
        .Where(line => line.StartsWith(mark, StringComparison.Ordinal))
        .Select(line => line[mark.Length..].Trim())
        .FirstOrDefault();

    public JsonObject ToQuestion() => new()
    {
        ["query"] = Query,
        ["root"] = Root.DeepClone(),
        ["variables"] = Variables?.DeepClone(),
        ["operationName"] = Name,
    };
}
