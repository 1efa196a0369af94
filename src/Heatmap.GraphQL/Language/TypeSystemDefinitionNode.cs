namespace Heatmap.GraphQL.Language;

/// <summary>A definition of the type system (section 3), or an extension of one.</summary>
public abstract record TypeSystemDefinitionNode : DefinitionNode
{
    /// <summary>The description before it; extensions have none.</summary>
    public StringValueNode? Description { get; init; }

    /// <summary>Its directives.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];

    /// <summary>True where it was written with <c>extend</c>.</summary>
    public bool IsExtension { get; init; }
}
