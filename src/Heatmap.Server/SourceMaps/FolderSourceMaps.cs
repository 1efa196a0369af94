using System.Security.Cryptography;
using System.Text;
using Heatmap.Events;
using Heatmap.Query;

namespace Heatmap.Server;

/// <summary>
/// Source maps in a folder: one folder a site, in it a file a script, named by the hash of its address. Nodes may share it: a file is
/// put in its place whole, and each look-up looks whether it is still the one that was read.
/// </summary>
internal sealed class FolderSourceMaps(string folder, TimeProvider time, ILogger<FolderSourceMaps> logger) : ISourceMaps, ISourceMapCatalogue
{
    private readonly RememberedMaps _remembered = new();

    public async Task<SourceMap?> FindAsync(SiteId site, string script, CancellationToken cancellation)
    {
        var file = new FileInfo(PathOf(site, script));
        if (!file.Exists) return null;
        var state = (file.LastWriteTimeUtc, file.Length);
        if (_remembered.Find(file.FullName, state) is { } known) return known;
        try
        {
            var map = SourceMap.Read((await KeptFile.ReadAsync(file.FullName, cancellation)).Map);
            _remembered.Add(file.FullName, state, map);
            return map;
        }
        catch (Exception e) when (e is DamagedSourceMapException or IOException or UnauthorizedAccessException)
        {
            // A place that can't be mapped is still told as the browser told it. A file that has just been removed is no trouble.
            if (File.Exists(file.FullName)) logger.LogWarning(e, "The source map of {Script} can't be read; add it again with 'source-maps add'", script);
            return null;
        }
    }

    public async Task<KeptSourceMap> AddAsync(SiteId site, string script, ReadOnlyMemory<byte> file, CancellationToken cancellation)
    {
        var map = SourceMapFile.Read(file, out var kept);
        PrivateFolder.Make(folder);
        PrivateFolder.Make(FolderOf(site));
        var path = PathOf(site, script);
        var added = time.GetUtcNow().ToUnixTimeMilliseconds();
        await KeptFile.WriteAsync(path, new KeptFile.Head(script, added, map.Sources), kept, cancellation);
        return new KeptSourceMap(script, added, map.Sources, new FileInfo(path).Length);
    }

    public async Task<IReadOnlyList<KeptSourceMap>> ListAsync(SiteId site, CancellationToken cancellation)
    {
        if (!Directory.Exists(FolderOf(site))) return [];
        var kept = new List<KeptSourceMap>();
        foreach (var path in Directory.GetFiles(FolderOf(site), "*" + KeptFile.Ending))
        {
            var (head, _) = await ReadAsync(path, cancellation);
            kept.Add(new KeptSourceMap(head.Script, head.AddedAt, head.Sources, new FileInfo(path).Length));
        }

        return [.. kept.OrderBy(k => k.Script, StringComparer.Ordinal)];
    }

    public Task<bool> RemoveAsync(SiteId site, string script, CancellationToken cancellation)
    {
        var path = PathOf(site, script);
        var isThere = File.Exists(path);
        if (isThere) File.Delete(path);
        return Task.FromResult(isThere);
    }

    private static async Task<KeptFile> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await KeptFile.ReadAsync(path, cancellation);
        }
        catch (DamagedSourceMapException e)
        {
            throw new ControlException($"The file '{path}' is damaged. Delete it, and add the script's map again with 'source-maps add'. ({e.Message})");
        }
    }

    // A site's id is made of letters and digits (SiteId).
    private string FolderOf(SiteId site) => Path.Combine(folder, site.Value);

    private string PathOf(SiteId site, string script) =>
        Path.Combine(FolderOf(site), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script))) + KeptFile.Ending);
}
