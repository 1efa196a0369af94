using System.Text.Json;

namespace Heatmap.GraphQL.Execution;

/// <summary>What a client sends: a document, which operation of it, and the variables.</summary>
public sealed record GraphQLRequest(string Query, string? OperationName = null, JsonElement? Variables = null)
{
    /// <summary>What the client adds for extensions of the protocol.</summary>
    public JsonElement? Extensions { get; init; }
}
