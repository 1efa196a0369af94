namespace Heatmap.GraphQL.Validation.SchemaRules;

/// <summary>Section 3.3.1: each kind of operation has one root type.</summary>
internal sealed class UniqueOperationTypes(SdlContext context) : SdlRule(context)
{
    public override void Check()
    {
        var known = new Dictionary<OperationKind, OperationTypeNode>();
        foreach (var root in Definitions.OfType<SchemaDefinitionNode>().SelectMany(s => s.OperationTypes))
        {
            if (!known.TryAdd(root.Operation, root))
                Report($"There can be only one {root.Operation.ToString().ToLowerInvariant()} type in schema.", known[root.Operation], root);
        }
    }
}
