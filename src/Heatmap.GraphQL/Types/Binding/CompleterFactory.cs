using System.Reflection;

namespace Heatmap.GraphQL.Types.Binding;

/// <summary>Chooses the <see cref="Completer{T}"/> for a place of the schema and the C# type that stands there.</summary>
internal sealed class CompleterFactory(SchemaBindings bindings, Problems problems, Func<ObjectType, Type, ObjectBinding> bind)
{
    /// <summary>A <c>Completer&lt;T&gt;</c> for the C# type; null where they don't fit, the problem noted.</summary>
    public object? Make(string place, GraphQLType type, ClrNullability clr)
    {
        if (type.IsNonNull && clr.MayBeNull)
            problems.Add(place, $"is {type}, never null, but {Names.Of(clr.Type)}{(clr.Type.IsValueType ? "" : "?")} may be");
        if (Nullable.GetUnderlyingType(clr.Type) is { } underlying)
        {
            var inner = Make(place, type, new ClrNullability(underlying, null, output: true));
            return inner is null ? null : Generic(nameof(MakeNullable), [underlying], inner, !type.IsNonNull);
        }

        return type.Nullable switch
        {
            ListType list => MakeList(place, list, clr, !type.IsNonNull),
            ScalarType scalar => MakeScalar(place, scalar, clr.Type, !type.IsNonNull),
            EnumType @enum => Generic(nameof(MakeEnum), [clr.Type], place, @enum, !type.IsNonNull),
            ObjectType named => MakeObject(place, named, clr.Type, !type.IsNonNull),
            NamedType @abstract => Generic(nameof(MakeAbstract), [clr.Type], @abstract, !type.IsNonNull),
            _ => null,
        };
    }

    private object? Generic(string method, Type[] types, params object[] arguments) =>
        GetType().GetMethod(method, BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)!.MakeGenericMethod(types).Invoke(this, arguments);

    private object? Misfit(string place, GraphQLType type, Type clr, string why)
    {
        problems.Add(place, $"is {type} in the schema but {Names.Of(clr)} in C#: {why}");
        return null;
    }

    private object? MakeScalar(string place, ScalarType scalar, Type clr, bool nullable)
    {
        if (scalar.Behaviour.WriterOf(clr) is null)
            return Misfit(place, scalar, clr, $"{scalar.Name} is written from {string.Join(", ", scalar.Behaviour.Writable.Select(Names.Of))}");
        return Generic(nameof(MakeLeaf), [clr], scalar.Behaviour.WriterOf(clr)!, nullable);
    }

    private object? MakeList(string place, ListType list, ClrNullability clr, bool nullable)
    {
        var sequence = clr.Type.IsGenericType && clr.Type.GetGenericTypeDefinition() == typeof(IEnumerable<>)
            ? clr.Type
            : clr.Type.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        if (sequence is null || clr.Type == typeof(string))
            return Misfit(place, list, clr.Type, "it wants a sequence such as IReadOnlyList<T>");
        var item = sequence.GetGenericArguments()[0];
        var inner = Make(place + "[]", list.Of, clr.Argument(item));
        return inner is null ? null : Generic(nameof(MakeSequence), [clr.Type, item], inner, nullable);
    }

    private object? MakeObject(string place, ObjectType type, Type clr, bool nullable)
    {
        if (clr.IsValueType && !clr.IsGenericType && clr.IsPrimitive)
            return Misfit(place, type, clr, "it wants a class or record");
        return Generic(nameof(MakeObjectOf), [clr], bind(type, clr), nullable);
    }

    private LeafCompleter<T>? MakeEnum<T>(string place, EnumType type, bool nullable)
    {
        var write = EnumNames.Writer<T>(type, problems.Add);
        if (write is null)
            Misfit(place, type, typeof(T), "it wants an enum");
        return write is null ? null : MakeLeaf(write, nullable);
    }

    private static LeafCompleter<T> MakeLeaf<T>(Action<JsonOutput, T> write, bool nullable) => new(write) { Nullable = nullable };

    private static NullableCompleter<T> MakeNullable<T>(Completer<T> inner, bool nullable)
        where T : struct => new(inner) { Nullable = nullable };

    private static ListCompleter<TList, TItem> MakeSequence<TList, TItem>(Completer<TItem> item, bool nullable)
        where TList : IEnumerable<TItem> => new(item) { Nullable = nullable };

    private static ObjectCompleter<T> MakeObjectOf<T>(ObjectBinding binding, bool nullable) => new(binding) { Nullable = nullable };

    private AbstractCompleter<T> MakeAbstract<T>(NamedType type, bool nullable) => new(type, bindings) { Nullable = nullable };
}
