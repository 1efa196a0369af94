using System.Text.Json;

namespace Heatmap.GraphQL.Execution;

/// <summary>What a client sends: a document, which operation of it, and the variables.</summary>
public sealed record GraphQLRequest(string Query, string? OperationName = null, JsonElement? Variables = null)
{
    /// <summary>Which known document is meant, in place of its text, which is empty then.</summary>
    public string? DocumentId { get; init; }

    /// <summary>What the client adds for extensions of the protocol.</summary>
    public JsonElement? Extensions { get; init; }

    /// <summary>True where the request says by text, id or hash what is to be run.</summary>
    internal bool NamesDocument => Query.Length > 0 || DocumentId is { Length: > 0 } || PersistedQuery is not null;

    /// <summary>What clients of automatic persisted queries add: a version and the hash.</summary>
    internal JsonElement? PersistedQuery =>
        Extensions is { } extensions && extensions.TryGetProperty("persistedQuery", out var persisted) && persisted.ValueKind == JsonValueKind.Object ? persisted : null;
}
