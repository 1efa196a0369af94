using System.Collections.Concurrent;
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

    // A timeline asks for the map of all its errors at once; it is read, and in memory, once.
    private readonly ConcurrentDictionary<string, Lazy<Task<SourceMap?>>> _reading = new();

    public async Task<SourceMap?> FindAsync(SiteId site, string script, CancellationToken cancellation)
    {
        var file = new FileInfo(PathOf(site, script));
        if (!file.Exists) return null;
        var state = (file.LastWriteTimeUtc, file.Length);
        if (_remembered.Find(file.FullName, state) is { } known) return known;
        var reading = _reading.GetOrAdd(file.FullName, path => new(() => RememberAsync(path, state, script)));
        return await reading.Value.WaitAsync(cancellation);
    }

    /// <summary>Reads for all who wait for it, so whoever goes away doesn't end it.</summary>
    private async Task<SourceMap?> RememberAsync(string path, (DateTime, long) state, string script)
    {
        try
        {
            // Another's reading may have ended since it was looked for.
            if (_remembered.Find(path, state) is { } known) return known;
            var map = SourceMap.Read((await KeptFile.ReadAsync(path, CancellationToken.None)).Map);
            _remembered.Add(path, state, map);
            return map;
        }
        catch (Exception e) when (e is DamagedSourceMapException or IOException or UnauthorizedAccessException)
        {
            // A place that can't be mapped is still told as the browser told it. A file that has just been removed is no trouble.
            if (File.Exists(path)) logger.LogWarning(e, "The source map of {Script} can't be read; add it again with 'source-maps add'", script);
            return null;
        }
        finally
        {
            _reading.TryRemove(path, out _);
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
