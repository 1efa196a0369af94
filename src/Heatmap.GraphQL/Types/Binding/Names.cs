namespace Heatmap.GraphQL.Types.Binding;

/// <summary>How names of the two worlds are compared.</summary>
internal static class Names
{
    /// <summary>CAPS_WITH_UNDERSCORES and PascalCase are the same name.</summary>
    public static string Flatten(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    public static bool Same(string sdl, string clr) => string.Equals(Flatten(sdl), Flatten(clr), StringComparison.Ordinal);

    /// <summary>A C# type as people write it.</summary>
    public static string Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Of(inner) + "?";
        if (type.IsArray)
            return Of(type.GetElementType()!) + "[]";
        if (!type.IsGenericType)
            return type.Name;
        return $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>";
    }
}
