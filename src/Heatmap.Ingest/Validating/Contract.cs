using System.Text;
using System.Text.Json;

namespace Heatmap.Ingest;

/// <summary>The collect schema, compiled into rules when the process starts: the file in the SDK's folder is what is enforced.</summary>
internal sealed class Contract
{
    private readonly (byte[] Type, Shape Shape)[] _events;

    private Contract(byte[] file, JsonElement root)
    {
        File = file;
        var compiler = new SchemaCompiler(root);
        Batch = (Shape)compiler.Compile("batch", root);
        Page = (Shape)compiler.Definition("page");
        _events = [.. compiler.Alternatives("event").Select(s => (Encoding.UTF8.GetBytes(s.Name), s))];
        UnknownType = $"must be one of {string.Join(", ", _events.Select(e => e.Shape.Name))}";
    }

    public static Contract Current { get; } = Load();

    /// <summary>The schema as it is served.</summary>
    public ReadOnlyMemory<byte> File { get; }

    public Shape Batch { get; }

    public Shape Page { get; }

    public string UnknownType { get; }

    /// <summary>The shape of the event type that the reader stands on; null for one that the schema lacks.</summary>
    public Shape? EventOf(ref Utf8JsonReader type)
    {
        foreach (var (name, shape) in _events)
        {
            if (type.ValueTextEquals(name)) return shape;
        }

        return null;
    }

    private static Contract Load()
    {
        using var stream = typeof(Contract).Assembly.GetManifestResourceStream("collect.schema.json")
            ?? throw new InvalidOperationException("collect.schema.json is not embedded in this assembly.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        using var parsed = JsonDocument.Parse(copy.ToArray());
        return new Contract(copy.ToArray(), parsed.RootElement);
    }
}
