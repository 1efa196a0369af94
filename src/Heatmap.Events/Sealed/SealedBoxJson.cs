using System.Text.Json;
using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>A sealed box as Base64 in JSON.</summary>
public sealed class SealedBoxJson : JsonConverter<SealedBox>
{
    public override SealedBox Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetBytesFromBase64());

    public override void Write(Utf8JsonWriter writer, SealedBox value, JsonSerializerOptions options) =>
        writer.WriteBase64StringValue(value.Bytes.Span);
}
