namespace Heatmap.GraphQL.Validation.SchemaRules;

/// <summary>Section 3.13: a directive does not use itself, neither on its own arguments nor through their types or directives.</summary>
internal sealed class NoDirectiveCycles(SdlContext context) : SdlRule(context)
{
    public override void Check()
    {
        foreach (var directive in Definitions.OfType<DirectiveDefinitionNode>())
        {
            var reached = new HashSet<Node>(ReferenceEqualityComparer.Instance);
            Visit(directive, reached, isStart: true);
            if (reached.Contains(directive))
                Report($"Directive \"@{directive.Name.Value}\" must not use itself.", directive.Name);
        }
    }

    private void Visit(Node node, HashSet<Node> reached, bool isStart = false)
    {
        if (!isStart && !reached.Add(node))
            return;
        foreach (var input in Inputs(node))
        {
            Follow(input.Directives, reached);
            if (Context.Types.TryGetValue(NamedType(input.Type), out var type))
                Visit(type, reached);
        }

        if (node is TypeDefinitionNode named)
            Follow(named.Directives, reached);
        if (node is EnumTypeNode values)
            Follow(values.Values.SelectMany(v => v.Directives), reached);
    }

    private void Follow(IEnumerable<DirectiveNode> directives, HashSet<Node> reached)
    {
        foreach (var used in directives)
        {
            if (Context.Directives.TryGetValue(used.Name.Value, out var definition))
                Visit(definition, reached);
        }
    }

    private static IEnumerable<InputValueDefinitionNode> Inputs(Node node) => node switch
    {
        DirectiveDefinitionNode directive => directive.Arguments,
        InputObjectTypeNode type => type.Fields,
        _ => [],
    };

    private static string NamedType(TypeNode type) => type switch
    {
        ListTypeNode list => NamedType(list.Of),
        NonNullTypeNode nonNull => NamedType(nonNull.Of),
        _ => ((NamedTypeNode)type).Name,
    };
}
