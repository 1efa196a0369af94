using System.Text.Json;

namespace Heatmap.GraphQL.Execution;

/// <summary>
/// Finds the text that a request means: its own, a trusted document's by id, or one sent earlier by its hash (automatic
/// persisted queries, as Apollo's clients send them).
/// </summary>
internal sealed class DocumentLookup(ExecutorOptions options)
{
    private readonly PersistedQueryCache? _sent =
        options.PersistedQueryCharacters > 0 && !options.TrustedDocumentsOnly ? new PersistedQueryCache(options.PersistedQueryCharacters) : null;

    /// <summary>One of the two is null.</summary>
    public (string? Text, GraphQLError? Error) Find(GraphQLRequest request)
    {
        if (request.DocumentId is { Length: > 0 } id)
            return ById(id, request.Query);
        if (request.PersistedQuery is { } persisted)
            return ByHash(persisted, request.Query);
        return Own(request.Query);
    }

    private (string?, GraphQLError?) ById(string id, string text)
    {
        if (text.Length > 0)
            return (null, GraphQLError.WithCode("BAD_REQUEST", "A request has a 'query' or a 'documentId', not both."));
        return options.TrustedDocuments?.Find(id) is { } known
            ? (known, null)
            : (null, GraphQLError.WithCode("DOCUMENT_NOT_FOUND", "There is no document of this id."));
    }

    private (string?, GraphQLError?) ByHash(JsonElement persisted, string text)
    {
        if (!persisted.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != 1)
            return (null, GraphQLError.WithCode("BAD_REQUEST", "Unsupported persisted query version."));
        if (!persisted.TryGetProperty("sha256Hash", out var given) || given.ValueKind != JsonValueKind.String || given.GetString() is not { Length: 64 } hash)
            return (null, GraphQLError.WithCode("BAD_REQUEST", "A persisted query needs its 'sha256Hash'."));
        if (options.TrustedDocuments?.Find(hash) is { } known)
            return (known, null);
        if (text.Length == 0)
            return Earlier(hash);
        if (!string.Equals(DocumentHash.Of(text), hash, StringComparison.OrdinalIgnoreCase))
            return (null, GraphQLError.WithCode("BAD_REQUEST", "The 'sha256Hash' is not that of the query."));
        _sent?.Add(hash, text);
        return Own(text);
    }

    // The two messages and codes are what clients look for to send the text, or to stop sending hashes.
    private (string?, GraphQLError?) Earlier(string hash)
    {
        if (_sent is null)
            return (null, GraphQLError.WithCode("PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported"));
        return _sent.Find(hash) is { } known ? (known, null) : (null, GraphQLError.WithCode("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound"));
    }

    private (string?, GraphQLError?) Own(string text) =>
        !options.TrustedDocumentsOnly || options.TrustedDocuments?.Find(DocumentHash.Of(text)) is not null
            ? (text, null)
            : (null, GraphQLError.WithCode("DOCUMENT_NOT_TRUSTED", "Only documents known to this server are run."));
}
