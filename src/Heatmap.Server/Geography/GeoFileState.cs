using Heatmap.Ingest;

namespace Heatmap.Server;

/// <summary>A file that says where addresses are, or why it can't.</summary>
internal sealed record GeoFileState(string File, long Bytes, string? Kind, DateTimeOffset? Built, string? Trouble)
{
    public static IReadOnlyList<GeoFileState> Of(string folder) =>
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.mmdb").Order(StringComparer.Ordinal).Select(Read)] : [];

    public static GeoFileState Read(string path)
    {
        var (name, bytes) = (Path.GetFileName(path), new FileInfo(path).Length);
        try
        {
            var file = MmdbFile.Load(path);
            file.Check();
            return new GeoFileState(name, bytes, file.Kind, file.Built, null);
        }
        catch (DamagedMmdbException e)
        {
            return new GeoFileState(name, bytes, null, null, e.Message);
        }
    }
}
