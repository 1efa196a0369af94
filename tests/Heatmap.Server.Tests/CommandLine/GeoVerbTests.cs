using System.IO.Compression;

namespace Heatmap.Server.Tests.CommandLine;

public sealed class GeoVerbTests : IDisposable
{
    // A tree of one node that leads nowhere, and its metadata: the smallest file of the format.
    private static readonly byte[] Smallest =
    [
        0, 0, 1, 0, 0, 1, .. new byte[16], 0xAB, 0xCD, 0xEF, .. "MaxMind.com"u8, 0xE5, .. Text("node_count"), 0xC1, 1, .. Text("record_size"), 0xA1, 24,
        .. Text("ip_version"), 0xA1, 6, .. Text("database_type"), .. Text("Nowhere"), .. Text("build_epoch"), 0x04, 0x02, 0x6A, 0x18, 0x3C, 0x80,
    ];

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_file_is_checked_and_put_where_the_server_looks()
    {
        (await ShowAsync()).Done().Output.ShouldContain("'geo refresh' fetches some");
        var file = Put("nowhere.mmdb.gz", Packed(Smallest));

        (await RefreshAsync(file)).Done().Output.ShouldContain("nowhere.mmdb: Nowhere, built 2026-05-28");
        (await ShowAsync()).Done().Output.ShouldContain("nowhere.mmdb: Nowhere");
    }

    [Fact]
    public async Task A_damaged_file_changes_nothing_and_is_told_with_its_mend()
    {
        (await RefreshAsync(Put("nowhere.mmdb", Smallest))).Done();
        (await RefreshAsync(Put("nowhere.mmdb", Smallest[..40]))).Failed().Errors.ShouldContain("is damaged, so it was not taken");
        (await RefreshAsync(Put("nowhere.mmdb.gz", Packed(Smallest)[..30]))).Failed();
        (await ShowAsync()).Done().Output.ShouldContain("nowhere.mmdb: Nowhere");
        Directory.GetFiles(Path.Combine(_scratch.Data, "geo")).ShouldHaveSingleItem();

        File.WriteAllBytes(Path.Combine(_scratch.Data, "geo", "nowhere.mmdb"), Smallest[..40]);
        (await ShowAsync()).Failed().Output.ShouldContain("Fetch it again with 'geo refresh', or delete it.");
    }

    [Fact]
    public async Task A_source_that_is_none_is_told() =>
        (await RefreshAsync(_scratch.At("missing.mmdb"))).Failed().Errors.ShouldContain("is no file here, no address (https://...) and no npm:PACKAGE");

    private Task<Answered> RefreshAsync(string from) => HeatmapProgram.InPlace.RunAsync("geo", "refresh", "--from", from, "--data", _scratch.Data);

    private Task<Answered> ShowAsync() => HeatmapProgram.InPlace.RunAsync("geo", "show", "--data", _scratch.Data);

    private string Put(string name, byte[] bytes)
    {
        var path = _scratch.At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static byte[] Text(string text) => [(byte)(0x40 | text.Length), .. System.Text.Encoding.ASCII.GetBytes(text)];

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }
}
