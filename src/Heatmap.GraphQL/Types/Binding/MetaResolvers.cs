using Heatmap.GraphQL.Introspection;

namespace Heatmap.GraphQL.Types.Binding;

/// <summary>Resolvers of the meta-fields (section 4.1).</summary>
internal sealed class MetaResolvers
{
    private readonly Dictionary<string, TypeNameResolver> _typeNames = [];

    public FieldResolver? Schema { get; set; }

    public FieldResolver? Type { get; set; }

    public void Know(ObjectType type) => _typeNames[type.Name] = new TypeNameResolver(type.Name) { Nullable = false };

    public FieldResolver For(FieldDefinition field, ObjectType on) => field.Index switch
    {
        -1 => _typeNames[on.Name],
        -2 => Schema!,
        _ => Type!,
    };
}
