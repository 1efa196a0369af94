namespace Heatmap.GraphQL.Types;

/// <summary>A list (section 3.11).</summary>
public sealed class ListType(GraphQLType of) : GraphQLType
{
    /// <summary>The type of the items.</summary>
    public GraphQLType Of { get; } = of;

    /// <inheritdoc/>
    public override NamedType Named => Of.Named;

    /// <inheritdoc/>
    public override string ToString() => $"[{Of}]";
}
