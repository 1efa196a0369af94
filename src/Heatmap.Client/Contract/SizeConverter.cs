using System.Text.Json;
using System.Text.Json.Serialization;

namespace Heatmap.Client;

internal sealed class SizeConverter : JsonConverter<Size>
{
    public override Size Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Span<int> numbers = stackalloc int[2];
        Tuples.Read(ref reader, numbers);
        return new Size(numbers[0], numbers[1]);
    }

    public override void Write(Utf8JsonWriter writer, Size value, JsonSerializerOptions options) =>
        Tuples.Write(writer, [value.Width, value.Height]);
}
