namespace Heatmap.GraphQL.Validation;

/// <summary>Validates executable documents (section 5).</summary>
public static class DocumentValidator
{
    /// <summary>The errors, none where the document is valid.</summary>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document, ExecutorOptions? options = null)
    {
        var context = new ValidationContext(schema, document, options ?? new ExecutorOptions());
        try
        {
            new DocumentWalk(context.Schema, [.. SpecifiedRules.All.Select(make => make(context))]).Walk(document);
            // Only a document without circles can be measured.
            if (context.Errors.Count == 0)
                OperationLimits.Check(context);
        }
        catch (TooManyErrorsException)
        {
            context.Errors.Add(new GraphQLError("Too many validation errors, error limit reached. Validation aborted."));
        }

        return context.Errors;
    }
}
