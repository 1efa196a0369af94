namespace Heatmap.GraphQL.Types;

/// <summary>A type, named or wrapped (section 3.4).</summary>
public abstract class GraphQLType
{
    /// <summary>The named type inside all wrappers.</summary>
    public abstract NamedType Named { get; }

    /// <summary>True for <c>T!</c>.</summary>
    public bool IsNonNull => this is NonNullType;

    /// <summary>The type without an outer non-null.</summary>
    public GraphQLType Nullable => this is NonNullType nonNull ? nonNull.Of : this;

    /// <summary>IsInputType (section 3.4.2).</summary>
    public bool IsInput => Named is ScalarType or EnumType or InputObjectType;

    /// <summary>IsOutputType (section 3.4.2).</summary>
    public bool IsOutput => Named is not InputObjectType;

    /// <summary>Structural equality: wrappers are made anew for every use.</summary>
    public static bool Same(GraphQLType a, GraphQLType b) => (a, b) switch
    {
        (NonNullType x, NonNullType y) => Same(x.Of, y.Of),
        (ListType x, ListType y) => Same(x.Of, y.Of),
        _ => ReferenceEquals(a, b),
    };
}
