using System.Text;
using System.Text.Json;

namespace Heatmap.Ingest;

/// <summary>An object of the schema: its fields, each with its rule. Unknown fields are ignored, a field named twice is a fault.</summary>
internal sealed class Shape : Rule
{
    private readonly Entry[] _entries;
    private readonly ulong _required;

    public Shape(string name, IReadOnlyList<(string Name, Rule Rule, bool Required)> fields)
    {
        Name = name;
        _entries = [.. fields.Select(f => new Entry(f.Name, Slot(f.Name), f.Rule))];
        for (var i = 0; i < fields.Count; i++) _required |= fields[i].Required ? 1UL << i : 0;
    }

    /// <summary>As the schema's <c>$defs</c> call it; for an event that is its type.</summary>
    public string Name { get; }

    public override bool Read(ref Utf8JsonReader reader, FieldValues values, Field field, out Fault fault)
    {
        values[field].Present = true;
        return Read(ref reader, values, out fault);
    }

    public bool Read(ref Utf8JsonReader reader, FieldValues values, out Fault fault)
    {
        fault = default;
        if (reader.TokenType != JsonTokenType.StartObject) return Fault.Raise(out fault, Codes.WrongType, "must be an object");
        var (seen, next) = (0UL, 0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var index = Find(ref reader, next);
            reader.Read();
            if (index < 0)
            {
                reader.Skip();
                continue;
            }

            if (!ReadField(ref reader, values, index, ref seen, out fault)) return fault.Within("." + _entries[index].Name);
            next = index + 1;
        }

        return (_required & ~seen) == 0 || Missing(seen, out fault);
    }

    private bool ReadField(ref Utf8JsonReader reader, FieldValues values, int index, ref ulong seen, out Fault fault)
    {
        var bit = 1UL << index;
        if ((seen & bit) != 0) return Fault.Raise(out fault, Codes.DuplicateField, "must not be given twice");
        seen |= bit;
        return _entries[index].Rule.Read(ref reader, values, _entries[index].Field, out fault);
    }

    private bool Missing(ulong seen, out Fault fault)
    {
        var first = System.Numerics.BitOperations.TrailingZeroCount(_required & ~seen);
        Fault.Raise(out fault, Codes.MissingField, "is missing");
        return fault.Within("." + _entries[first].Name);
    }

    /// <summary>Begins where the schema's order would have the next field, which is the order that the SDK writes.</summary>
    private int Find(ref Utf8JsonReader reader, int next)
    {
        for (var i = 0; i < _entries.Length; i++)
        {
            var index = next + i < _entries.Length ? next + i : next + i - _entries.Length;
            if (reader.ValueTextEquals(_entries[index].Utf8)) return index;
        }

        return -1;
    }

    private static Field Slot(string name) =>
        Enum.TryParse<Field>(name, ignoreCase: true, out var field)
            ? field
            : throw new InvalidOperationException($"The schema has a field '{name}' that {nameof(Field)} lacks.");

    private readonly record struct Entry(string Name, byte[] Utf8, Field Field, Rule Rule)
    {
        public Entry(string name, Field field, Rule rule)
            : this(name, Encoding.UTF8.GetBytes(name), field, rule)
        {
        }
    }
}
