using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Heatmap.Ingest.Tests;

/// <summary>Requests with recordings to test with.</summary>
internal static class Recorded
{
    public static byte[] Png { get; } = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    public static JsonObject Chunk(int chunk = 1, int seq = 1) =>
        Some.Event("replay", $"\"chunk\":{chunk},\"until\":{Some.Now + 4000}", seq);

    public static JsonObject Batch(int batch, JsonObject? recording = null) =>
        Some.Batch(batch, recording ?? Chunk()).With("consent", new JsonArray("analytics"));

    public static byte[] Steps(string secret = "SECRETSTEP", int count = 2) => Encoding.UTF8.GetBytes(
        "[" + string.Join(",", Enumerable.Range(0, count).Select(i => $"{{\"type\":{2 + (i % 2)},\"data\":{{\"text\":\"{secret}\"}},\"timestamp\":{Some.Now + i}}}")) + "]");

    public static byte[] With(this JsonObject batch, byte[] content) => [.. batch.Bytes(), (byte)'\n', .. content];

    public static byte[] Zipped(this byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(body);
        return packed.ToArray();
    }
}
