using System.Text.Json;
using System.Text.Json.Serialization;

namespace Heatmap.Client;

internal sealed class PortionConverter : JsonConverter<Portion>
{
    public override Portion Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Span<int> numbers = stackalloc int[3];
        Tuples.Read(ref reader, numbers);
        return new Portion(numbers[0], numbers[1], numbers[2]);
    }

    public override void Write(Utf8JsonWriter writer, Portion value, JsonSerializerOptions options) =>
        Tuples.Write(writer, [value.Top, value.Height, value.Milliseconds]);
}
