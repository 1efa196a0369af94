namespace Heatmap.GraphQL.Execution;

/// <summary>Parses, validates and keeps documents, and chooses the operation (section 6.1).</summary>
internal sealed class OperationPreparation(Schema schema, ExecutorOptions options)
{
    private readonly DocumentLookup _lookup = new(options);
    private readonly DocumentCache _cache = new(options.DocumentCacheSize);

    public (PreparedOperation? Operation, IReadOnlyList<GraphQLError> Errors) Prepare(GraphQLRequest request)
    {
        var (text, error) = _lookup.Find(request);
        if (text is null)
            return (null, [error!]);
        var known = _cache.Find(text);
        if (known is null)
        {
            known = Read(text);
            _cache.Add(text, known);
        }

        return known.Errors.Count > 0 ? (null, known.Errors) : Choose(known, request.OperationName);
    }

    private ValidatedDocument Read(string query)
    {
        try
        {
            var document = Parser.Parse(query, options.Parser);
            var errors = DocumentValidator.Validate(schema, document, options);
            return new ValidatedDocument(document, errors);
        }
        catch (GraphQLSyntaxException e)
        {
            return new ValidatedDocument(null, [new GraphQLError(e.Message) { Locations = [e.Location] }]);
        }
    }

    /// <summary>GetOperation (section 6.1.1), and the one prepared before where there is one.</summary>
    private (PreparedOperation?, IReadOnlyList<GraphQLError>) Choose(ValidatedDocument document, string? name)
    {
        var operations = document.Operations;
        PreparedOperation? chosen;
        if (name is null)
        {
            if (operations.Count != 1)
                return (null, [new GraphQLError(operations.Count == 0 ? "Must provide an operation." : "Must provide operation name if query contains multiple operations.")]);
            chosen = operations[0];
        }
        else
        {
            chosen = operations.FirstOrDefault(o => o.Operation.Name?.Value == name);
            if (chosen is null)
                return (null, [new GraphQLError($"Unknown operation named \"{name}\".")]);
        }

        var kind = chosen.Operation.Operation;
        return schema.Root(kind) is not null
            ? (chosen, [])
            : (null, [new GraphQLError($"Schema is not configured to execute {kind.ToString().ToLowerInvariant()} operation.") { Locations = [chosen.Operation.Location] }]);
    }
}
