namespace Heatmap.GraphQL.Types.Binding;

/// <summary>An object type as one C# class answers it: a resolver for each field.</summary>
internal sealed class ObjectBinding(ObjectType type, Type clr, MetaResolvers meta)
{
    public ObjectType Type { get; } = type;

    public Type Clr { get; } = clr;

    /// <summary>By the field's index; filled once all bindings are known, since types go in circles.</summary>
    public FieldResolver[] Resolvers { get; } = new FieldResolver[type.Fields.Count];

    public FieldResolver Resolver(FieldDefinition field) =>
        field.Index >= 0 ? Resolvers[field.Index] : meta.For(field, Type);
}
