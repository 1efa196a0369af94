using System.Reflection;

namespace Heatmap.GraphQL.Types.Binding;

/// <summary>A C# type with what its annotations say about null.</summary>
internal sealed class ClrNullability(Type type, NullabilityInfo? info, bool output)
{
    public Type Type { get; } = type;

    /// <summary>True where C# says that null may be there; a reference without annotations says nothing, so no.</summary>
    public bool MayBeNull { get; } = Nullable.GetUnderlyingType(type) is not null
        || (!type.IsValueType && (output ? info?.ReadState : info?.WriteState) == NullabilityState.Nullable);

    public static ClrNullability Of(ParameterInfo parameter) =>
        new(parameter.ParameterType, new NullabilityInfoContext().Create(parameter), output: false);

    public static ClrNullability OfReturn(MethodInfo method) =>
        new(method.ReturnType, new NullabilityInfoContext().Create(method.ReturnParameter), output: true);

    public static ClrNullability Of(PropertyInfo property, bool output) =>
        new(property.PropertyType, new NullabilityInfoContext().Create(property), output);

    /// <summary>The type argument of a task, stream or list.</summary>
    public ClrNullability Argument(Type argument, int index = 0)
    {
        var inner = info?.ElementType ?? (info?.GenericTypeArguments.Length > index ? info.GenericTypeArguments[index] : null);
        return new ClrNullability(argument, inner, output);
    }
}
