using System.Text;
using System.Text.Json;

namespace Heatmap.Query.Tests.Sources;

internal static class Maps
{
    public static byte[] Bytes(string mappings, string[]? sources = null, string[]? names = null, string? root = null) =>
        JsonSerializer.SerializeToUtf8Bytes(new { version = 3, file = "app.js", sourceRoot = root, sources = sources ?? ["a.ts"], names = names ?? [], mappings });

    public static SourceMap Read(byte[] file) => SourceMapFile.Read(file, out _);

    public static SourceMap Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    public static SourcePlace? Find(this byte[] file, int line, int column) => Read(file).Find(line, column);

    /// <summary>Why it is refused.</summary>
    public static string Refused(byte[] file) => Should.Throw<DamagedSourceMapException>(() => Read(file)).Message;
}
