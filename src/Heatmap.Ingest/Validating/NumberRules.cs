using System.Globalization;
using System.Text.Json;

namespace Heatmap.Ingest;

/// <summary>A whole number within bounds, or null where that is allowed: null reads as absent.</summary>
internal sealed class IntegerRule(long minimum, long maximum, bool nullable) : Rule
{
    private readonly string _expected = string.Create(
        CultureInfo.InvariantCulture, $"must be a whole number from {minimum} to {maximum}{(nullable ? " or null" : "")}");

    public override bool Read(ref Utf8JsonReader reader, FieldValues values, Field field, out Fault fault)
    {
        fault = default;
        if (nullable && reader.TokenType == JsonTokenType.Null) return true;
        if (!TryRead(ref reader, out var number, out fault)) return false;
        ref var value = ref values[field];
        (value.Present, value.Integer) = (true, number);
        return true;
    }

    public bool TryRead(ref Utf8JsonReader reader, out long number, out Fault fault)
    {
        (fault, number) = (default, 0);
        if (reader.TokenType != JsonTokenType.Number) return Fault.Raise(out fault, Codes.WrongType, _expected);
        if (!reader.TryGetInt64(out number) && !IsWhole(ref reader, out number))
            return Fault.Raise(out fault, Codes.WrongType, _expected);
        return (number >= minimum && number <= maximum) || Fault.Raise(out fault, Codes.OutOfRange, _expected);
    }

    /// <summary>JSON Schema counts 1.0 and 1e3 as integers (2020-12 validation, section 6.1.1); beyond 2^53 they are out of any bounds here.</summary>
    private static bool IsWhole(ref Utf8JsonReader reader, out long number)
    {
        number = long.MaxValue;
        if (!reader.TryGetDouble(out var real)) return false;
        if (Math.Abs(real) > 9007199254740992) return true;
        number = (long)real;
        return number == real;
    }
}

/// <summary>A number within bounds, of which the lower may be excluded.</summary>
internal sealed class NumberRule(double minimum, bool minimumExcluded, double maximum) : Rule
{
    private readonly string _expected = string.Create(
        CultureInfo.InvariantCulture, $"must be a number {(minimumExcluded ? "above" : "from")} {minimum} to {maximum}");

    public override bool Read(ref Utf8JsonReader reader, FieldValues values, Field field, out Fault fault)
    {
        fault = default;
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDouble(out var number))
            return Fault.Raise(out fault, Codes.WrongType, _expected);
        if (number < minimum || number > maximum || (minimumExcluded && number <= minimum))
            return Fault.Raise(out fault, Codes.OutOfRange, _expected);
        ref var value = ref values[field];
        (value.Present, value.Number) = (true, number);
        return true;
    }
}

internal sealed class BooleanRule : Rule
{
    public override bool Read(ref Utf8JsonReader reader, FieldValues values, Field field, out Fault fault)
    {
        fault = default;
        if (reader.TokenType is not (JsonTokenType.True or JsonTokenType.False))
            return Fault.Raise(out fault, Codes.WrongType, "must be true or false");
        ref var value = ref values[field];
        (value.Present, value.Integer) = (true, reader.TokenType == JsonTokenType.True ? 1 : 0);
        return true;
    }
}
