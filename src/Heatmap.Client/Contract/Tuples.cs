using System.Text.Json;

namespace Heatmap.Client;

/// <summary>Arrays of a fixed number of whole numbers, by which the contract saves the names of fields.</summary>
internal static class Tuples
{
    public static void Read(ref Utf8JsonReader reader, scoped Span<int> numbers)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("An array of numbers is due here.");
        foreach (ref var number in numbers)
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.Number) throw new JsonException("A number is due here.");
            number = reader.GetInt32();
        }

        if (!reader.Read() || reader.TokenType != JsonTokenType.EndArray) throw new JsonException("The array has too many numbers.");
    }

    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<int> numbers)
    {
        writer.WriteStartArray();
        foreach (var number in numbers) writer.WriteNumberValue(number);
        writer.WriteEndArray();
    }
}
