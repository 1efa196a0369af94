namespace Heatmap.GraphQL.Language;

/// <summary>An operation or a fragment.</summary>
public abstract record ExecutableDefinitionNode : DefinitionNode
{
    /// <summary>The description before it, if any (section 2.12).</summary>
    public StringValueNode? Description { get; init; }

    /// <summary>Its directives.</summary>
    public required IReadOnlyList<DirectiveNode> Directives { get; init; }

    /// <summary>What it selects.</summary>
    public required SelectionSetNode SelectionSet { get; init; }
}
