using System.Text.Json;
using Heatmap.Privacy;
using Heatmap.Query;

namespace Heatmap.Server;

/// <summary>A source map's file: a line of JSON that says whose it is, and a line that is the map.</summary>
internal sealed record KeptFile(KeptFile.Head About, JsonElement Map)
{
    public const string Ending = ".json";

    /// <summary>Whose map it is, when it was added (Unix milliseconds), and of how many sources it tells.</summary>
    public sealed record Head(string Script, long AddedAt, int Sources);

    /// <exception cref="DamagedSourceMapException">It is none that was written here.</exception>
    public static async Task<KeptFile> ReadAsync(string path, CancellationToken cancellation)
    {
        ReadOnlyMemory<byte> bytes = await File.ReadAllBytesAsync(path, cancellation);
        var line = bytes.Span.IndexOf((byte)'\n');
        try
        {
            if (line < 0) throw new JsonException("There is no second line.");
            var head = JsonSerializer.Deserialize<Head>(bytes.Span[..line]) ?? throw new JsonException("The first line is empty.");
            return new KeptFile(head, JsonSerializer.Deserialize<JsonElement>(bytes.Span[line..]));
        }
        catch (JsonException e)
        {
            throw new DamagedSourceMapException($"as kept in '{path}'", e.Message, e);
        }
    }

    /// <summary>Durable with its name when this returns; there is all of it or, after a crash, what was there before.</summary>
    public static async Task WriteAsync(string path, Head about, ReadOnlyMemory<byte> map, CancellationToken cancellation)
    {
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) create.UnixCreateMode = PrivateFolder.FileRights;
        // Two who add at the same time, on two nodes perhaps, must not write into one file.
        var unfinished = $"{path}.{Path.GetRandomFileName()}.new";
        try
        {
            await using (var file = new FileStream(unfinished, create))
            {
                await JsonSerializer.SerializeAsync(file, about, cancellationToken: cancellation);
                await file.WriteAsync("\n"u8.ToArray(), cancellation);
                await file.WriteAsync(map, cancellation);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }

        DurableFolder.Flush(Path.GetDirectoryName(path)!);
    }
}
