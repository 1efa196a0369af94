using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Heatmap.GraphQL.Types;

/// <summary>Literals as JSON and back, for scalars that take any shape and for messages.</summary>
internal static class LiteralJson
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonElement ToElement(ValueNode literal, IReadOnlyDictionary<string, object?>? variables = null)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Relaxed))
            Write(writer, literal, variables);
        using var document = JsonDocument.Parse(stream.ToArray());
        return document.RootElement.Clone();
    }

    private static void Write(Utf8JsonWriter writer, ValueNode literal, IReadOnlyDictionary<string, object?>? variables)
    {
        switch (literal)
        {
            case IntValueNode number:
                writer.WriteRawValue(number.Value);
                break;
            case FloatValueNode number:
                writer.WriteRawValue(number.Value);
                break;
            case StringValueNode text:
                writer.WriteStringValue(text.Value);
                break;
            case BooleanValueNode boolean:
                writer.WriteBooleanValue(boolean.Value);
                break;
            case EnumValueNode name:
                writer.WriteStringValue(name.Value);
                break;
            case VariableNode variable:
                JsonSerializer.Serialize(writer, variables?.GetValueOrDefault(variable.Name));
                break;
            case ListValueNode list:
                writer.WriteStartArray();
                foreach (var item in list.Values)
                    Write(writer, item, variables);
                writer.WriteEndArray();
                break;
            case ObjectValueNode fields:
                writer.WriteStartObject();
                foreach (var field in fields.Fields)
                {
                    writer.WritePropertyName(field.Name.Value);
                    Write(writer, field.Value, variables);
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    /// <summary>A JSON value as messages show it: as graphql-js's inspect would.</summary>
    public static string Show(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Undefined => "undefined",
        JsonValueKind.Object when !json.EnumerateObject().Any() => "{}",
        JsonValueKind.Object => "{ " + string.Join(", ", json.EnumerateObject().Select(p => $"{p.Name}: {Show(p.Value)}")) + " }",
        JsonValueKind.Array => "[" + string.Join(", ", json.EnumerateArray().Select(Show)) + "]",
        JsonValueKind.String => Quote(json.GetString()!),
        _ => json.GetRawText(),
    };

    private static string Quote(string text)
    {
        var quoted = new StringBuilder();
        QuotedString.Append(quoted, text);
        return quoted.ToString();
    }

    /// <summary>A double as JSON has it; never infinite.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
