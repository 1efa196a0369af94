namespace Heatmap.GraphQL.Types;

/// <summary>A type with a name.</summary>
public abstract class NamedType(string name) : GraphQLType
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The description, if any.</summary>
    public string? Description => WrittenDescription?.Value;

    /// <summary>The description as written, so that it prints as it was.</summary>
    internal StringValueNode? WrittenDescription { get; init; }

    /// <summary>The directives put on the definition and its extensions.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];

    /// <summary>True for the types every schema has without saying so.</summary>
    public bool IsBuiltIn { get; init; }

    /// <inheritdoc/>
    public override NamedType Named => this;

    /// <summary>True for objects, interfaces and unions.</summary>
    public bool IsComposite => this is FieldsType or UnionType;

    /// <summary>True for scalars and enums.</summary>
    public bool IsLeaf => this is ScalarType or EnumType;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
