using System.Text.Json;

namespace Heatmap.Ingest;

/// <summary>A flat bag of values that the site names as it likes. Its names are the site's and never repeated in a message.</summary>
internal sealed class BagRule(int maximum, int longestName, int longestText) : Rule
{
    private readonly TextRule _text = new(0, longestText, null);

    public override bool Read(ref Utf8JsonReader reader, FieldValues values, Field field, out Fault fault)
    {
        fault = default;
        if (reader.TokenType != JsonTokenType.StartObject) return Fault.Raise(out fault, Codes.WrongType, "must be an object");
        var begin = (int)reader.TokenStartIndex;
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (!ReadName(ref reader, names, out fault)) return false;
            reader.Read();
            if (!IsFlat(ref reader, out fault)) return fault.Within(".*");
        }

        ref var value = ref values[field];
        (value.Present, value.Integer) = (true, names.Count);
        (value.Start, value.Length) = (begin, (int)reader.BytesConsumed - begin);
        return true;
    }

    private bool ReadName(ref Utf8JsonReader reader, HashSet<string> names, out Fault fault)
    {
        fault = default;
        if (names.Count == maximum) return Fault.Raise(out fault, Codes.TooLong, $"must have at most {maximum} entries");
        if (!TryName(ref reader, out var name))
            return Fault.Raise(out fault, Codes.WrongFormat, "must have names that are Unicode text, without half of a surrogate pair");
        if (Characters(name) > longestName) return Fault.Raise(out fault, Codes.TooLong, $"must have names of at most {longestName} characters");
        return names.Add(name) || Fault.Raise(out fault, Codes.DuplicateField, "must not name an entry twice");
    }

    private static bool TryName(ref Utf8JsonReader reader, out string name)
    {
        try
        {
            name = reader.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            name = "";
            return false;
        }
    }

    private bool IsFlat(ref Utf8JsonReader reader, out Fault fault)
    {
        fault = default;
        return reader.TokenType switch
        {
            JsonTokenType.String => _text.Check(ref reader, out fault),
            JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null => true,
            _ => Fault.Raise(out fault, Codes.WrongType, "must be a text, a number, true, false or null"),
        };
    }

    private static int Characters(string text)
    {
        var count = 0;
        foreach (var c in text) count += char.IsLowSurrogate(c) ? 0 : 1;
        return count;
    }
}
