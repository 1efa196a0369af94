using System.Globalization;
using System.Text.Json;

namespace Heatmap.GraphQL.Types;

/// <summary>Input coercion of numbers (sections 3.5.1 and 3.5.2).</summary>
internal static class NumberReading
{
    private const string LongWanted = "a whole number of at most 64 bits, such as 1790000000000, or its digits as a string";

    public static object Int(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Number || !json.TryGetDouble(out var number) || Math.Floor(number) != number)
            throw new CoercionException($"Int cannot represent non-integer value: {LiteralJson.Show(json)}");
        if (number is < int.MinValue or > int.MaxValue)
            throw new CoercionException($"Int cannot represent non 32-bit signed integer value: {LiteralJson.Show(json)}");
        return (int)number;
    }

    public static object Int(ValueNode literal)
    {
        if (literal is not IntValueNode node)
            throw new CoercionException($"Int cannot represent non-integer value: {Printer.Print(literal)}");
        if (!int.TryParse(node.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            throw new CoercionException($"Int cannot represent non 32-bit signed integer value: {node.Value}");
        return number;
    }

    public static object Float(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Number || !json.TryGetDouble(out var number) || !double.IsFinite(number))
            throw new CoercionException($"Float cannot represent non numeric value: {LiteralJson.Show(json)}");
        return number;
    }

    public static object Float(ValueNode literal)
    {
        var text = literal switch
        {
            IntValueNode whole => whole.Value,
            FloatValueNode real => real.Value,
            _ => throw new CoercionException($"Float cannot represent non numeric value: {Printer.Print(literal)}"),
        };
        var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(number) ? number : throw new CoercionException($"Float cannot represent non numeric value: {text}");
    }

    public static object Long(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var number))
            return number;
        if (json.ValueKind == JsonValueKind.String && Parse(json.GetString()!) is { } parsed)
            return parsed;
        throw CoercionException.Refusing("Long", LiteralJson.Show(json), LongWanted);
    }

    public static object Long(ValueNode literal) => literal switch
    {
        IntValueNode node when Parse(node.Value) is { } number => number,
        StringValueNode node when Parse(node.Value) is { } number => number,
        _ => throw CoercionException.Refusing("Long", Printer.Print(literal), LongWanted),
    };

    private static long? Parse(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
