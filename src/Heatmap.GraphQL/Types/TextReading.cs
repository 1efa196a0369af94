using System.Globalization;
using System.Text.Json;

namespace Heatmap.GraphQL.Types;

/// <summary>Input coercion of strings, booleans and what is written as a string (sections 3.5.3 to 3.5.5).</summary>
internal static class TextReading
{
    public static object String(JsonElement json) => json.ValueKind == JsonValueKind.String
        ? json.GetString()!
        : throw new CoercionException($"String cannot represent a non string value: {LiteralJson.Show(json)}");

    public static object String(ValueNode literal) => literal is StringValueNode text
        ? text.Value
        : throw new CoercionException($"String cannot represent a non string value: {Printer.Print(literal)}");

    public static object Boolean(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new CoercionException($"Boolean cannot represent a non boolean value: {LiteralJson.Show(json)}"),
    };

    public static object Boolean(ValueNode literal) => literal is BooleanValueNode boolean
        ? boolean.Value
        : throw new CoercionException($"Boolean cannot represent a non boolean value: {Printer.Print(literal)}");

    public static object Id(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString()!,
        JsonValueKind.Number when json.TryGetInt64(out var number) => number.ToString(CultureInfo.InvariantCulture),
        _ => throw new CoercionException($"ID cannot represent a non-string and non-integer value: {LiteralJson.Show(json)}"),
    };

    public static object Id(ValueNode literal) => literal switch
    {
        StringValueNode text => text.Value,
        IntValueNode number => number.Value,
        _ => throw new CoercionException(
            $"ID cannot represent a non-string and non-integer value: {Printer.Print(literal)}"),
    };

    /// <summary>A scalar that is a string on the wire and a struct in C#; <paramref name="wanted"/> tells whoever wrote another what to write.</summary>
    public static Scalar Parsed<T>(string name, string wanted, Func<string, T?> parse)
        where T : struct => Boxed(name, wanted, typeof(T), text => parse(text));

    /// <summary>A scalar that is a string on the wire and a class in C#.</summary>
    public static Scalar ParsedReference<T>(string name, string wanted, Func<string, T?> parse)
        where T : class => Boxed(name, wanted, typeof(T), parse);

    private static Scalar Boxed(string name, string wanted, Type type, Func<string, object?> parse) => new(
        name,
        type,
        json => (json.ValueKind == JsonValueKind.String ? parse(json.GetString()!) : null)
            ?? throw CoercionException.Refusing(name, LiteralJson.Show(json), wanted),
        literal => (literal is StringValueNode text ? parse(text.Value) : null)
            ?? throw CoercionException.Refusing(name, Printer.Print(literal), wanted));

    /// <summary>RFC 3339: a moment without an offset is refused, since it could be any of two dozen.</summary>
    public static DateTimeOffset? ParseMoment(string text)
    {
        if (text.Length < 20 || text[10] is not ('T' or 't') || !HasOffset(text))
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null;
    }

    private static bool HasOffset(string text) => text[^1] is 'Z' or 'z' || (text[^6] is '+' or '-' && text[^3] == ':');

    /// <summary>Always with milliseconds, so that what is one offset sorts as text as it does in time: without, .53Z comes after .533Z.</summary>
    public static string FormatMoment(DateTimeOffset moment)
    {
        var fraction = moment.Ticks % TimeSpan.TicksPerMillisecond == 0 ? "fff" : "fffffff";
        var text = moment.ToString("yyyy-MM-dd'T'HH:mm:ss." + fraction, CultureInfo.InvariantCulture);
        return moment.Offset == TimeSpan.Zero ? text + "Z" : text + moment.ToString("zzz", CultureInfo.InvariantCulture);
    }

    public static byte[]? ParseBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var written) ? bytes[..written] : null;
    }
}
