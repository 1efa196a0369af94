using System.Text.Json;

namespace Heatmap.Ingest;

/// <summary>The collect schema, compiled into rules when the process starts: the file in the SDK's folder is what is enforced.</summary>
internal sealed class Contract
{
    private Contract(byte[] file, JsonElement root)
    {
        File = file;
        var compiler = new SchemaCompiler(root);
        Batch = (Shape)compiler.Compile("batch", root);
        Page = (Shape)compiler.Definition("page");
        Events = new EventShapes(compiler.Alternatives("event"));
        Recordings = new EventShapes(compiler.Alternatives("recording"));
    }

    public static Contract Current { get; } = Load();

    /// <summary>The schema as it is served.</summary>
    public ReadOnlyMemory<byte> File { get; }

    public Shape Batch { get; }

    public Shape Page { get; }

    /// <summary>What collect takes.</summary>
    public EventShapes Events { get; }

    /// <summary>What travels in requests of its own.</summary>
    public EventShapes Recordings { get; }

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
