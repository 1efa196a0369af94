using System.Collections;

namespace Heatmap.GraphQL.Types.Binding;

/// <summary>
/// Resolvers of a schema bound to nothing: values are dictionaries by field name, sequences and leaves, or functions
/// that give them; the type of an abstract value stands under <c>__typename</c>.
/// </summary>
internal sealed class DynamicValues(Schema schema, SchemaBindings bindings)
{
    public FieldResolver ResolverOf(FieldDefinition field, bool stream)
    {
        var nullable = !field.Type.IsNonNull;
        var completer = new DynamicCompleter(field.Type, this) { Nullable = nullable };
        ArgumentConverter convert = values => [values];
        return stream
            ? new StreamResolver<object?>((_, a, run) => (IAsyncEnumerable<object?>)Get(run.Root!, field, a, run)!, convert, completer) { Nullable = nullable }
            : new AwaitedResolver<object?>((parent, a, run) => Await(Get(parent, field, a, run)), convert, completer) { Nullable = nullable };
    }

    public ObjectBinding Binding(ObjectType type) => bindings.Find(type, typeof(object))!;

    public ObjectType? TypeOf(NamedType type, object value)
    {
        if (type is ObjectType known)
            return known;
        var name = (value as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault("__typename") as string;
        return schema.PossibleTypes(type).FirstOrDefault(t => t.Name == name);
    }

    private static ValueTask<object?> Await(object? value) => value switch
    {
        Task<object?> task => new ValueTask<object?>(task),
        ValueTask<object?> task => task,
        _ => new ValueTask<object?>(value),
    };

    private static object? Get(object parent, FieldDefinition field, object?[] arguments, OperationRun run)
    {
        var value = (parent as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault(field.Name);
        return value switch
        {
            Func<object?> function => function(),
            Func<IReadOnlyDictionary<string, object?>, object?> function => function((Dictionary<string, object?>)arguments[0]!),
            Func<RequestContext, object?> function => function(run.Context),
            _ => value,
        };
    }

    public static IEnumerable<object?>? Items(object value) => value is IEnumerable items and not string and not IDictionary
        ? items.Cast<object?>()
        : null;
}
