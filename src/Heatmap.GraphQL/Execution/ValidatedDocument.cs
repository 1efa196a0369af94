namespace Heatmap.GraphQL.Execution;

/// <summary>A document with what validation said of it.</summary>
internal sealed class ValidatedDocument(DocumentNode? document, IReadOnlyList<GraphQLError> errors)
{
    public IReadOnlyList<GraphQLError> Errors { get; } = errors;

    public IReadOnlyList<PreparedOperation> Operations { get; } =
        document is null ? [] : [.. document.Definitions.OfType<OperationDefinitionNode>().Select(o => new PreparedOperation(document, o))];
}
