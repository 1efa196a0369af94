using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Heatmap.Query;

/// <summary>From a file as a bundler wrote it to what is kept of it.</summary>
public static class SourceMapFile
{
    /// <summary>The largest file that is read. Sources themselves are often in it, so it is large; what is kept is far less.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    // All that mapping needs: neither the sources' content nor what else bundlers add.
    private static readonly string[] Kept = ["sourceRoot", "sources", "names", "mappings"];

    // Otherwise each + of a mapping would take six characters.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a whole file.</summary>
    /// <param name="file">JSON in UTF-8, with or without a byte order mark.</param>
    /// <param name="kept">The same map's JSON without what mapping doesn't need.</param>
    /// <exception cref="DamagedSourceMapException">It is none, or larger than <see cref="MostBytes"/>.</exception>
    public static SourceMap Read(ReadOnlyMemory<byte> file, out ReadOnlyMemory<byte> kept)
    {
        if (file.Length > MostBytes) throw new DamagedSourceMapException("as a whole", $"it has {file.Length} bytes, and may have {MostBytes}.");
        if (file.Span.StartsWith("\uFEFF"u8)) file = file[3..];
        using var json = Parse(file);
        var map = SourceMap.Read(json.RootElement);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Plain)) Write(json.RootElement, writer);
        kept = buffer.WrittenMemory;
        return map;
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> file)
    {
        try
        {
            return JsonDocument.Parse(file);
        }
        catch (JsonException e)
        {
            throw new DamagedSourceMapException($"at byte {e.BytePositionInLine + 1} of line {e.LineNumber + 1}", "it is no JSON.", e);
        }
    }

    private static void Write(JsonElement map, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", 3);
        if (map.TryGetProperty("sections", out var sections))
        {
            writer.WriteStartArray("sections");
            foreach (var section in sections.EnumerateArray()) WriteSection(section, writer);
            writer.WriteEndArray();
        }
        else
        {
            foreach (var name in Kept)
                if (map.TryGetProperty(name, out var member)) Write(name, member, writer);
        }

        writer.WriteEndObject();
    }

    /// <summary>A root that is no text was read as none.</summary>
    private static void Write(string name, JsonElement member, Utf8JsonWriter writer)
    {
        if (name == "sourceRoot" && member.ValueKind != JsonValueKind.String) return;
        writer.WritePropertyName(name);
        member.WriteTo(writer);
    }

    private static void WriteSection(JsonElement section, Utf8JsonWriter writer)
    {
        var offset = section.GetProperty("offset");
        writer.WriteStartObject();
        writer.WriteStartObject("offset");
        writer.WriteNumber("line", offset.GetProperty("line").GetInt32());
        writer.WriteNumber("column", offset.GetProperty("column").GetInt32());
        writer.WriteEndObject();
        writer.WritePropertyName("map");
        Write(section.GetProperty("map"), writer);
        writer.WriteEndObject();
    }
}
