using System.Text;

namespace Heatmap.GraphQL.Types.Binding;

/// <summary>Enums of the schema and of C#, matched by name: <c>GREAT_APE</c> is <c>GreatApe</c>.</summary>
internal static class EnumNames
{
    /// <summary>From the schema's name to a boxed C# value; null where the C# type is no enum and no string.</summary>
    public static Func<object, object>? Reader(EnumType type, Type clr, Action<string, string> problem)
    {
        if (clr == typeof(string) || clr == typeof(object))
            return name => name;
        if (!clr.IsEnum)
            return null;
        var values = Match(type, clr, problem);
        return name => values[(string)name];
    }

    /// <summary>Writes a C# value by the schema's name for it.</summary>
    public static Action<JsonOutput, T>? Writer<T>(EnumType type, Action<string, string> problem)
    {
        if (typeof(T) == typeof(string))
            return (output, value) => output.WriteString((string)(object)value!);
        if (!typeof(T).IsEnum)
            return null;
        var names = new Dictionary<object, byte[]>();
        foreach (var (name, value) in Match(type, typeof(T), problem))
            names[value] = Encoding.ASCII.GetBytes($"\"{name}\"");
        foreach (var value in Enum.GetValues(typeof(T)))
        {
            if (!names.ContainsKey(value))
                problem(type.Name, $"{typeof(T).Name}.{value} has no value in the schema");
        }

        var typed = names.Select(n => KeyValuePair.Create((T)n.Key, n.Value)).ToArray();
        return (output, value) => output.WriteRaw(Find(typed, value)
            ?? throw new InvalidOperationException($"Enum \"{type.Name}\" has no value for {value}."));
    }

    // Enums have a handful of values: walking them beats hashing, and boxes nothing.
    private static byte[]? Find<T>(KeyValuePair<T, byte[]>[] names, T value)
    {
        foreach (var (known, bytes) in names)
        {
            if (EqualityComparer<T>.Default.Equals(known, value))
                return bytes;
        }

        return null;
    }

    private static Dictionary<string, object> Match(EnumType type, Type clr, Action<string, string> problem)
    {
        var byName = Enum.GetNames(clr).ToDictionary(Names.Flatten, n => Enum.Parse(clr, n));
        var values = new Dictionary<string, object>();
        foreach (var value in type.Values)
        {
            if (byName.TryGetValue(Names.Flatten(value.Name), out var member))
                values[value.Name] = member;
            else
                problem($"{type.Name}.{value.Name}", $"{clr.Name} has no member of that name");
        }

        return values;
    }
}
