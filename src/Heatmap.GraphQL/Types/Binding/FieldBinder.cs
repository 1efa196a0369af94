using System.Linq.Expressions;
using System.Reflection;

namespace Heatmap.GraphQL.Types.Binding;

/// <summary>Finds the C# member that answers a field and compiles the call.</summary>
internal sealed class FieldBinder(Problems problems, CompleterFactory completers, InputBinder inputs)
{
    private static readonly BindingFlags Members =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    /// <summary>The resolver of one field, or null with the problem noted.</summary>
    public FieldResolver? Bind(FieldDefinition field, IReadOnlyList<MemberSource> sources, bool stream)
    {
        var place = $"{field.ParentName}.{field.Name}";
        foreach (var source in sources)
        {
            if (FindMethod(source.Class, field.Name) is { } method)
                return BindMethod(place, field, source, method, stream);
            if (FindProperty(source.Class, field.Name) is { } property)
                return BindProperty(place, field, source, property);
        }

        problems.Add(place, $"no public method or property of that name in {string.Join(" or ", sources.Select(s => Names.Of(s.Class)))}");
        return null;
    }

    private static IEnumerable<Type> WithContracts(Type type) => type.IsInterface ? [type, .. type.GetInterfaces()] : [type];

    private static MethodInfo? FindMethod(Type type, string name) => WithContracts(type)
        .SelectMany(t => t.GetMethods(Members))
        .Where(m => !m.IsSpecialName && !m.IsGenericMethod && m.DeclaringType != typeof(object))
        .Where(m => Names.Same(name, m.Name) || Names.Same(name + "Async", m.Name))
        .OrderByDescending(m => m.GetParameters().Length)
        .FirstOrDefault();

    private static PropertyInfo? FindProperty(Type type, string name) => WithContracts(type)
        .SelectMany(t => t.GetProperties(Members))
        .FirstOrDefault(p => p.GetMethod?.IsPublic == true && p.GetIndexParameters().Length == 0 && Names.Same(name, p.Name));

    private FieldResolver? BindProperty(string place, FieldDefinition field, MemberSource source, PropertyInfo property)
    {
        foreach (var argument in field.Arguments)
            problems.Add($"{place}({argument.Name}:)", $"{Names.Of(source.Class)}.{property.Name} is a property and takes no arguments");
        var call = new CallExpression(source);
        var body = Expression.Property(property.GetMethod!.IsStatic ? null : call.Target, property);
        return Finish(place, field, ClrNullability.Of(property, output: true), call, body, []);
    }

    private FieldResolver? BindMethod(string place, FieldDefinition field, MemberSource source, MethodInfo method, bool stream)
    {
        var call = new CallExpression(source);
        var parameters = method.GetParameters();
        var readers = new List<Func<Dictionary<string, object?>, object?>>();
        var values = parameters.Select(p => Special(call, source, p) ?? Argument(place, field, call, p, readers)).ToArray();
        foreach (var argument in field.Arguments)
        {
            if (!parameters.Any(p => Names.Same(argument.Name, p.Name!)))
                problems.Add($"{place}({argument.Name}:)", $"{Names.Of(source.Class)}.{method.Name} has no parameter of that name");
        }

        if (values.Contains(null))
            return null;
        var body = Expression.Call(method.IsStatic ? null : call.Target, method, values!);
        var result = ClrNullability.OfReturn(method);
        return stream ? FinishStream(place, field, result, call, body, readers) : Finish(place, field, result, call, body, readers);
    }

    private static Expression? Special(CallExpression call, MemberSource source, ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(CancellationToken))
            return call.Cancellation;
        if (parameter.ParameterType == typeof(RequestContext))
            return call.Context;
        if (parameter.ParameterType.IsAssignableTo(typeof(BatchLoader)))
            return call.Loader(parameter.ParameterType);
        if (source.Slot is not null && source.Parent is not null && parameter.ParameterType.IsAssignableFrom(source.Parent)
            && parameter.ParameterType != typeof(object))
            return Expression.Convert(call.Parent, parameter.ParameterType);
        return parameter.GetCustomAttributes().Any(a => a is Microsoft.AspNetCore.Http.Metadata.IFromServiceMetadata)
            ? call.Service(parameter.ParameterType)
            : null;
    }

    private Expression? Argument(
        string place, FieldDefinition field, CallExpression call, ParameterInfo parameter, List<Func<Dictionary<string, object?>, object?>> readers)
    {
        var definition = field.Arguments.FirstOrDefault(a => Names.Same(a.Name, parameter.Name!));
        if (definition is null)
        {
            problems.Add(place, $"parameter '{parameter.Name}' is no argument in the schema, and neither CancellationToken, RequestContext, a BatchLoader nor [FromServices]");
            return null;
        }

        var absent = InputBinder.Absent(parameter);
        var useDefault = parameter.HasDefaultValue && parameter.DefaultValue is not null;
        // A C# default stands in for null as well as for nothing, so the parameter need not hold null.
        var convert = inputs.Bind($"{place}({definition.Name}:)", definition.Type, ClrNullability.Of(parameter), nullIsFine: useDefault);
        readers.Add(values => values.TryGetValue(definition.Name, out var value) && !(value is null && useDefault) ? convert(value) : absent);
        return call.Argument(readers.Count - 1, parameter.ParameterType);
    }

    private FieldResolver? Finish(
        string place, FieldDefinition field, ClrNullability result, CallExpression call, Expression body, List<Func<Dictionary<string, object?>, object?>> readers)
    {
        var definition = result.Type.IsGenericType ? result.Type.GetGenericTypeDefinition() : null;
        var awaited = definition == typeof(Task<>) || definition == typeof(ValueTask<>);
        if (result.Type == typeof(Task) || result.Type == typeof(ValueTask) || result.Type == typeof(void))
        {
            problems.Add(place, $"{Names.Of(result.Type)} gives no value");
            return null;
        }

        var value = awaited ? result.Argument(result.Type.GetGenericArguments()[0]) : result;
        if (definition == typeof(Task<>))
            body = Expression.New(typeof(ValueTask<>).MakeGenericType(value.Type).GetConstructor([result.Type])!, body);
        return Make(awaited ? nameof(MakeAwaited) : nameof(MakeImmediate), place, field, value, call, body, readers);
    }

    private FieldResolver? FinishStream(
        string place, FieldDefinition field, ClrNullability result, CallExpression call, Expression body, List<Func<Dictionary<string, object?>, object?>> readers)
    {
        if (!result.Type.IsGenericType || result.Type.GetGenericTypeDefinition() != typeof(IAsyncEnumerable<>))
        {
            problems.Add(place, $"a subscription gives IAsyncEnumerable<T>, not {Names.Of(result.Type)}");
            return null;
        }

        return Make(nameof(MakeStream), place, field, result.Argument(result.Type.GetGenericArguments()[0]), call, body, readers);
    }

    private FieldResolver? Make(
        string method, string place, FieldDefinition field, ClrNullability value, CallExpression call, Expression body, List<Func<Dictionary<string, object?>, object?>> readers)
    {
        var completer = completers.Make(place, field.Type, value);
        if (completer is null || problems.Any)
            return null;
        var read = readers.ToArray();
        ArgumentConverter convert = values => Array.ConvertAll(read, r => r(values));
        var getter = call.Compile(body);
        return (FieldResolver)typeof(FieldBinder).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(value.Type).Invoke(null, [getter, convert, completer, !field.Type.IsNonNull])!;
    }

    private static ImmediateResolver<T> MakeImmediate<T>(Getter<T> get, ArgumentConverter convert, Completer<T> completer, bool nullable) =>
        new(get, convert, completer) { Nullable = nullable };

    private static AwaitedResolver<T> MakeAwaited<T>(Getter<ValueTask<T>> get, ArgumentConverter convert, Completer<T> completer, bool nullable) =>
        new(get, convert, completer) { Nullable = nullable };

    private static StreamResolver<T> MakeStream<T>(Getter<IAsyncEnumerable<T>> get, ArgumentConverter convert, Completer<T> completer, bool nullable) =>
        new(get, convert, completer) { Nullable = nullable };
}
