using System.Linq.Expressions;
using System.Reflection;

namespace Heatmap.GraphQL.Types.Binding;

/// <summary>Makes converters from coerced input to the C# type that a parameter or record wants.</summary>
internal sealed class InputBinder(Problems problems)
{
    private readonly Dictionary<(GraphQLType, Type), Func<object?, object?>> _objects = [];

    /// <summary>The converter; where there is none, a problem is noted and values pass as they are.</summary>
    public Func<object?, object?> Bind(string place, GraphQLType type, ClrNullability target, bool nullIsFine)
    {
        if (OptionalOf(target.Type) is { } inner)
            return BindOptional(place, type, target.Argument(inner));
        var underlying = Nullable.GetUnderlyingType(target.Type) ?? target.Type;
        if (!nullIsFine && !type.IsNonNull && !target.MayBeNull && target.Type != typeof(object))
            problems.Add(place, $"is {type} and may be null or absent, but {Names.Of(target.Type)} can't hold null: make one of them say what the other does");
        var convert = BindNamed(place, type.Nullable, target, underlying);
        return value => value is null ? null : convert(value);
    }

    private Func<object, object> BindNamed(string place, GraphQLType type, ClrNullability target, Type clr) => type switch
    {
        ListType list => BindList(place, list, target, clr),
        ScalarType scalar => scalar.Behaviour.ConversionTo(clr)
            ?? Misfit(place, type, clr, $"it reads as {Names.Of(scalar.Behaviour.ClrType)}"),
        EnumType @enum => EnumNames.Reader(@enum, clr, (p, m) => problems.Add(p, m))
            ?? Misfit(place, type, clr, "it wants an enum"),
        InputObjectType input => BindObject(place, input, clr),
        _ => Misfit(place, type, clr, "it is no input type"),
    };

    private Func<object, object> Misfit(string place, GraphQLType type, Type clr, string why)
    {
        problems.Add(place, $"{type} doesn't fit {Names.Of(clr)}: {why}");
        return value => value;
    }

    private static Type? OptionalOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>) ? type.GetGenericArguments()[0] : null;

    private Func<object?, object?> BindOptional(string place, GraphQLType type, ClrNullability inner)
    {
        var convert = Bind(place, type, inner, nullIsFine: true);
        var optional = typeof(Optional<>).MakeGenericType(inner.Type);
        var make = optional.GetConstructor([inner.Type])!;
        return value => make.Invoke([convert(value)]);
    }

    private Func<object, object> BindList(string place, ListType list, ClrNullability target, Type clr)
    {
        var item = clr.IsArray ? clr.GetElementType() : clr.IsGenericType ? clr.GetGenericArguments()[0] : null;
        if (item is null || !(clr.IsArray || clr.IsAssignableFrom(typeof(List<>).MakeGenericType(item))))
            return Misfit(place, list, clr, "it wants IReadOnlyList<T>");
        var convert = Bind(place + "[]", list.Of, target.Argument(item), nullIsFine: false);
        var method = typeof(InputBinder).GetMethod(clr.IsArray ? nameof(ToArray) : nameof(ToList), BindingFlags.NonPublic | BindingFlags.Static)!;
        return method.MakeGenericMethod(item).CreateDelegate<Func<Func<object?, object?>, Func<object, object>>>()(convert);
    }

    private static Func<object, object> ToList<T>(Func<object?, object?> convert) =>
        items => ((List<object?>)items).ConvertAll(i => (T)convert(i)!);

    private static Func<object, object> ToArray<T>(Func<object?, object?> convert) =>
        items => ((List<object?>)items).ConvertAll(i => (T)convert(i)!).ToArray();

    private Func<object, object> BindObject(string place, InputObjectType type, Type clr)
    {
        if (clr.IsAssignableFrom(typeof(Dictionary<string, object?>)))
            return value => value;
        if (!_objects.TryGetValue((type, clr), out var known))
        {
            // Input objects may hold themselves; the inner use finds this entry and looks the maker up when it runs.
            Func<object, object>? made = null;
            _objects[(type, clr)] = known = value => made!(value!);
            made = MakeObject(place, type, clr);
        }

        return known!;
    }

    private Func<object, object> MakeObject(string place, InputObjectType type, Type clr)
    {
        var constructor = clr.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();
        if (constructor is null || clr.IsAbstract)
            return Misfit(place, type, clr, "it has no public constructor");
        var parameters = constructor.GetParameters();
        var readers = new Func<Dictionary<string, object?>, object?>[parameters.Length];
        foreach (var field in type.Fields)
        {
            if (!parameters.Any(p => Names.Same(field.Name, p.Name!)))
                problems.Add($"{type.Name}.{field.Name}", $"the constructor of {Names.Of(clr)} has no parameter of that name");
        }

        for (var i = 0; i < parameters.Length; i++)
            readers[i] = Reader(type, parameters[i], clr);
        var make = Maker(constructor);
        return value => make(Array.ConvertAll(readers, r => r((Dictionary<string, object?>)value)));
    }

    private Func<Dictionary<string, object?>, object?> Reader(InputObjectType type, ParameterInfo parameter, Type clr)
    {
        var field = type.Fields.FirstOrDefault(f => Names.Same(f.Name, parameter.Name!));
        var absent = Absent(parameter);
        if (field is null)
        {
            if (!parameter.HasDefaultValue)
                problems.Add(type.Name, $"the constructor of {Names.Of(clr)} wants '{parameter.Name}', which the input does not have");
            return _ => absent;
        }

        var convert = Bind($"{type.Name}.{field.Name}", field.Type, ClrNullability.Of(parameter), nullIsFine: false);
        return values => values.TryGetValue(field.Name, out var value) ? convert(value) : absent;
    }

    /// <summary>What a parameter gets when nothing was given.</summary>
    public static object? Absent(ParameterInfo parameter) =>
        parameter.HasDefaultValue && parameter.DefaultValue is not null ? parameter.DefaultValue
        : parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null
            ? Activator.CreateInstance(parameter.ParameterType)
            : null;

    private static Func<object?[], object> Maker(ConstructorInfo constructor)
    {
        var values = Expression.Parameter(typeof(object?[]));
        var arguments = constructor.GetParameters().Select((p, i) =>
            Expression.Convert(Expression.ArrayIndex(values, Expression.Constant(i)), p.ParameterType));
        var body = Expression.Convert(Expression.New(constructor, arguments), typeof(object));
        return Expression.Lambda<Func<object?[], object>>(body, values).Compile();
    }
}
