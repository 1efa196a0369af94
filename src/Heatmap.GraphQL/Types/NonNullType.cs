namespace Heatmap.GraphQL.Types;

/// <summary>A type that is never null (section 3.12).</summary>
public sealed class NonNullType(GraphQLType of) : GraphQLType
{
    /// <summary>The type without the promise.</summary>
    public GraphQLType Of { get; } = of;

    /// <inheritdoc/>
    public override NamedType Named => Of.Named;

    /// <inheritdoc/>
    public override string ToString() => $"{Of}!";
}
