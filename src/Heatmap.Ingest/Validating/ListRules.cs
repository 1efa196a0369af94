using System.Globalization;
using System.Text.Json;

namespace Heatmap.Ingest;

/// <summary>A fixed number of whole numbers, each within its own bounds: a size, a point.</summary>
internal sealed class TupleRule(IntegerRule[] parts) : Rule
{
    private readonly string _expected = $"must be a list of {parts.Length} whole numbers";

    public override bool Read(ref Utf8JsonReader reader, FieldValues values, Field field, out Fault fault)
    {
        ref var value = ref values[field];
        (value.Present, value.Start, value.Length) = (true, values.Integers.Count, parts.Length);
        return TryRead(ref reader, values, out fault);
    }

    public bool TryRead(ref Utf8JsonReader reader, FieldValues values, out Fault fault)
    {
        fault = default;
        if (reader.TokenType != JsonTokenType.StartArray) return Fault.Raise(out fault, Codes.WrongType, _expected);
        for (var i = 0; i < parts.Length; i++)
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.EndArray) return Fault.Raise(out fault, Codes.TooShort, _expected);
            if (!parts[i].TryRead(ref reader, out var number, out fault)) return fault.Within(ListPlace.Of(i));
            values.Integers.Add((int)number);
        }

        reader.Read();
        return reader.TokenType == JsonTokenType.EndArray || Fault.Raise(out fault, Codes.TooLong, _expected);
    }
}

/// <summary>A list of tuples, such as the points of a trail.</summary>
internal sealed class TuplesRule(TupleRule item, int minimum, int maximum) : Rule
{
    private readonly string _expected = $"must be a list of {minimum} to {maximum} entries";

    public override bool Read(ref Utf8JsonReader reader, FieldValues values, Field field, out Fault fault)
    {
        fault = default;
        if (reader.TokenType != JsonTokenType.StartArray) return Fault.Raise(out fault, Codes.WrongType, _expected);
        var (start, count) = (values.Integers.Count, 0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (count == maximum) return Fault.Raise(out fault, Codes.TooLong, _expected);
            if (!item.TryRead(ref reader, values, out fault)) return fault.Within(ListPlace.Of(count));
            count++;
        }

        ref var value = ref values[field];
        (value.Present, value.Start, value.Length) = (true, start, values.Integers.Count - start);
        return count >= minimum || Fault.Raise(out fault, Codes.TooShort, _expected);
    }
}

/// <summary>A list of texts.</summary>
internal sealed class TextsRule(TextRule item, int minimum, int maximum) : Rule
{
    private readonly string _expected = $"must be a list of {minimum} to {maximum} texts";

    public override bool Read(ref Utf8JsonReader reader, FieldValues values, Field field, out Fault fault)
    {
        fault = default;
        if (reader.TokenType != JsonTokenType.StartArray) return Fault.Raise(out fault, Codes.WrongType, _expected);
        var start = values.Texts.Count;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (values.Texts.Count - start == maximum) return Fault.Raise(out fault, Codes.TooLong, _expected);
            if (!item.Check(ref reader, out fault)) return fault.Within(ListPlace.Of(values.Texts.Count - start));
            values.Texts.Add(reader.GetString()!);
        }

        ref var value = ref values[field];
        (value.Present, value.Start, value.Length) = (true, start, values.Texts.Count - start);
        return value.Length >= minimum || Fault.Raise(out fault, Codes.TooShort, _expected);
    }
}

/// <summary>A list of objects that are read later, each by itself: only their places are noted.</summary>
internal sealed class SlicesRule(int minimum, int maximum) : Rule
{
    private readonly string _expected = $"must be a list of {minimum} to {maximum} objects";

    public int Maximum => maximum;

    public override bool Read(ref Utf8JsonReader reader, FieldValues values, Field field, out Fault fault)
    {
        fault = default;
        if (reader.TokenType != JsonTokenType.StartArray) return Fault.Raise(out fault, Codes.WrongType, _expected);
        var start = values.Slices.Count;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (values.Slices.Count - start == maximum) return Fault.Raise(out fault, Codes.TooManyEvents, _expected);
            var begin = (int)reader.TokenStartIndex;
            reader.Skip();
            values.Slices.Add((begin, (int)reader.BytesConsumed - begin));
        }

        ref var value = ref values[field];
        (value.Present, value.Start, value.Length) = (true, start, values.Slices.Count - start);
        return value.Length >= minimum || Fault.Raise(out fault, Codes.TooShort, _expected);
    }
}

internal static class ListPlace
{
    public static string Of(int index) => string.Create(CultureInfo.InvariantCulture, $"[{index}]");
}
