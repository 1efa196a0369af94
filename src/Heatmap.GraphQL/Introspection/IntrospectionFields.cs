using Heatmap.GraphQL.Types.Binding;

namespace Heatmap.GraphQL.Introspection;

/// <summary>The two fields through which introspection begins (section 4.2).</summary>
internal static class IntrospectionFields
{
    public static void Install(Schema schema, SchemaBindings bindings)
    {
        var schemaBinding = bindings.Find((ObjectType)schema.Types["__Schema"], typeof(SchemaView))!;
        var typeBinding = bindings.Find((ObjectType)schema.Types["__Type"], typeof(TypeView))!;
        var view = new SchemaView(schema);
        bindings.Meta.Schema = new ImmediateResolver<SchemaView>(
            (_, _, _) => view, _ => [], new ObjectCompleter<SchemaView>(schemaBinding) { Nullable = false })
        { Nullable = false };
        bindings.Meta.Type = new ImmediateResolver<TypeView?>(
            (_, arguments, _) => TypeView.Of(schema, schema.Type((string)arguments[0]!)),
            values => [values["name"]],
            new ObjectCompleter<TypeView?>(typeBinding) { Nullable = true })
        { Nullable = true };
    }
}
