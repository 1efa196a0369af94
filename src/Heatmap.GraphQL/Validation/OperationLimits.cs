namespace Heatmap.GraphQL.Validation;

/// <summary>
/// Depth, aliases and cost of operations, bounded by the host. Not of the specification, but a document is a stranger's
/// program.
/// </summary>
internal static class OperationLimits
{
    public static void Check(ValidationContext context)
    {
        foreach (var operation in context.Document.Definitions.OfType<OperationDefinitionNode>())
        {
            var measure = new OperationMeasure(context);
            measure.Visit(operation.SelectionSet, 1);
            if (measure.Depth > context.Options.MaxDepth)
                context.Report("MaxDepth", $"The operation is {measure.Depth} levels deep; {context.Options.MaxDepth} are allowed.", [operation]);
            if (measure.Aliases > context.Options.MaxAliases)
                context.Report("MaxAliases", $"The operation uses {measure.Aliases} aliases; {context.Options.MaxAliases} are allowed.", [operation]);
        }
    }
}
