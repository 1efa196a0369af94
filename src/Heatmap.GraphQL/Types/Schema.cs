using Heatmap.GraphQL.Types.Binding;

namespace Heatmap.GraphQL.Types;

/// <summary>A whole schema (section 3.3), checked, and bound to what answers it.</summary>
public sealed class Schema
{
    private readonly Dictionary<string, IReadOnlyList<ObjectType>> _possible = [];

    internal Schema(
        IReadOnlyDictionary<string, NamedType> types,
        IReadOnlyDictionary<string, DirectiveDefinition> directives,
        (ObjectType? Query, ObjectType? Mutation, ObjectType? Subscription) roots)
    {
        Types = types;
        Directives = directives;
        Query = roots.Query!;
        Mutation = roots.Mutation;
        Subscription = roots.Subscription;
        MetaFields = new MetaFields(types);
        foreach (var type in types.Values)
            _possible[type.Name] = ComputePossible(type);
    }

    /// <summary>The description, if any.</summary>
    public string? Description => WrittenDescription?.Value;

    /// <summary>The description as written, so that it prints as it was.</summary>
    internal StringValueNode? WrittenDescription { get; init; }

    /// <summary>True where the file has a schema block.</summary>
    internal bool HasSchemaBlock { get; init; }

    /// <summary>The directives put on the schema block.</summary>
    public IReadOnlyList<DirectiveNode> AppliedDirectives { get; init; } = [];

    /// <summary>The root of queries.</summary>
    public ObjectType Query { get; }

    /// <summary>The root of mutations, if any.</summary>
    public ObjectType? Mutation { get; }

    /// <summary>The root of subscriptions, if any.</summary>
    public ObjectType? Subscription { get; }

    /// <summary>All named types, in the order of the file.</summary>
    public IReadOnlyDictionary<string, NamedType> Types { get; }

    /// <summary>All directives.</summary>
    public IReadOnlyDictionary<string, DirectiveDefinition> Directives { get; }

    internal MetaFields MetaFields { get; }

    internal SchemaBindings Bindings { get; set; } = null!;

    /// <summary>The type of that name, or null.</summary>
    public NamedType? Type(string name) => Types.GetValueOrDefault(name);

    /// <summary>The root type of a kind of operation, or null.</summary>
    public ObjectType? Root(OperationKind kind) => kind switch
    {
        OperationKind.Query => Query,
        OperationKind.Mutation => Mutation,
        _ => Subscription,
    };

    /// <summary>GetPossibleTypes (section 5.5.2.3): the objects a value of this type may be.</summary>
    public IReadOnlyList<ObjectType> PossibleTypes(NamedType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return _possible.GetValueOrDefault(type.Name, []);
    }

    /// <summary>True where a value of <paramref name="type"/> may stand for <paramref name="super"/> (section 3.6.3).</summary>
    public static bool IsSubType(GraphQLType type, GraphQLType super) => (type, super) switch
    {
        _ when GraphQLType.Same(type, super) => true,
        (NonNullType a, NonNullType b) => IsSubType(a.Of, b.Of),
        (NonNullType a, _) => IsSubType(a.Of, super),
        (ListType a, ListType b) => IsSubType(a.Of, b.Of),
        (ObjectType a, UnionType b) => b.Members.Contains(a),
        (FieldsType a, InterfaceType b) => a.Interfaces.Contains(b),
        _ => false,
    };

    /// <summary>Resolves a reference written in a document; null where a name is unknown.</summary>
    public GraphQLType? Resolve(TypeNode node) => node switch
    {
        NamedTypeNode named => Type(named.Name),
        ListTypeNode list => Resolve(list.Of) is { } of ? new ListType(of) : null,
        NonNullTypeNode nonNull => Resolve(nonNull.Of) is { } of ? new NonNullType(of) : null,
        _ => null,
    };

    private List<ObjectType> ComputePossible(NamedType type) => type switch
    {
        ObjectType o => [o],
        UnionType u => [.. u.Members],
        InterfaceType i => [.. Types.Values.OfType<ObjectType>().Where(o => o.Interfaces.Contains(i))],
        _ => [],
    };
}
