using System.Text;
using System.Text.Json;

namespace Heatmap.Ingest;

/// <summary>What was read of one object, by field. Filled and emptied for each event in turn, so that reading allocates nothing.</summary>
internal sealed class FieldValues
{
    private static readonly int Count = Enum.GetValues<Field>().Length;
    [ThreadStatic] private static FieldValues? s_ofThread;

    private readonly FieldValue[] _values = new FieldValue[Count];

    /// <summary>The thread's own, for use between two awaits.</summary>
    public static FieldValues OfThread => s_ofThread ??= new FieldValues();

    public ReadOnlyMemory<byte> Source { get; private set; }

    /// <summary>The numbers of every tuple and list of tuples, one after the other.</summary>
    public List<int> Integers { get; } = [];

    public List<string> Texts { get; } = [];

    /// <summary>Where each element of a list of objects begins and how long it is.</summary>
    public List<(int Start, int Length)> Slices { get; } = [];

    public ref FieldValue this[Field field] => ref _values[(int)field];

    public void Begin(ReadOnlyMemory<byte> source)
    {
        Source = source;
        Array.Clear(_values);
        Integers.Clear();
        Texts.Clear();
        Slices.Clear();
    }

    public bool Has(Field field) => _values[(int)field].Present;

    public long Long(Field field) => _values[(int)field].Integer;

    public int Int(Field field) => (int)_values[(int)field].Integer;

    public int? IntOrNull(Field field) => Has(field) ? Int(field) : null;

    public bool Bool(Field field) => _values[(int)field].Integer != 0;

    public string Choice(Field field) => _values[(int)field].Choice!;

    public string? ChoiceOrNull(Field field) => Has(field) ? Choice(field) : null;

    /// <summary>A number of a tuple; 0 when the field is absent.</summary>
    public int At(Field field, int index) => Has(field) ? Integers[_values[(int)field].Start + index] : 0;

    public string? Text(Field field)
    {
        ref var value = ref _values[(int)field];
        if (!value.Present) return null;
        if (!value.Escaped) return Encoding.UTF8.GetString(Bytes(field));
        var reader = new Utf8JsonReader(Source.Span.Slice(value.Start - 1, value.Length + 2));
        reader.Read();
        return reader.GetString();
    }

    /// <summary>The bytes of a text as they stand in the source: what it says, unless <see cref="FieldValue.Escaped"/>.</summary>
    public ReadOnlySpan<byte> Bytes(Field field) => Source.Span.Slice(_values[(int)field].Start, _values[(int)field].Length);

    /// <summary>Whether a text says this; spares making a string of it.</summary>
    public bool IsText(Field field, string text) =>
        this[field].Escaped ? Text(field) == text : Ascii.Equals(Bytes(field), text);

    public string[]? List(Field field) =>
        Has(field) ? [.. Texts.GetRange(_values[(int)field].Start, _values[(int)field].Length)] : null;

    /// <summary>A bag of properties as a JSON object of its own; null when it is absent or empty.</summary>
    public JsonElement? Bag(Field field)
    {
        ref var value = ref _values[(int)field];
        if (!value.Present || value.Integer == 0) return null;
        var reader = new Utf8JsonReader(Bytes(field));
        return JsonElement.ParseValue(ref reader);
    }
}
