namespace Heatmap.Server;

/// <summary>
/// Fetches files of places and puts them where the server looks. Each is checked whole before it takes the place of the one
/// before, in one step, so that a failed refresh changes nothing. Proxies are those of the environment (HTTPS_PROXY, NO_PROXY).
/// </summary>
internal sealed class GeoRefresh(string folder) : IDisposable
{
    private const string FromNpm = "npm:";

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(10) };

    /// <summary>What was taken.</summary>
    /// <exception cref="ControlException">A source can't be had, or holds nothing of use.</exception>
    /// <exception cref="Heatmap.Ingest.DamagedMmdbException">A file is damaged.</exception>
    public async Task<IReadOnlyList<GeoFileState>> RunAsync(IReadOnlyList<string> sources, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var taken = new List<GeoFileState>();
        foreach (var source in sources)
        {
            var (name, bytes) = await FetchAsync(source, cancellation);
            foreach (var (file, content) in GeoArchive.FilesOf(name, bytes)) taken.Add(Put(file, content));
        }

        return taken;
    }

    public void Dispose() => _http.Dispose();

    private async Task<(string Name, byte[] Bytes)> FetchAsync(string source, CancellationToken cancellation)
    {
        try
        {
            if (source.StartsWith(FromNpm, StringComparison.Ordinal)) return (source + ".tgz", await new NpmPackage(_http).FetchAsync(source[FromNpm.Length..], cancellation));
            if (Uri.TryCreate(source, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
                return (address.AbsolutePath, await _http.GetByteArrayAsync(address, cancellation));
        }
        catch (HttpRequestException e)
        {
            throw new ControlException($"'{source}' can't be fetched: {e.Message} Where there is no way out, fetch it elsewhere and give the file with --from.");
        }

        return File.Exists(source)
            ? (source, await File.ReadAllBytesAsync(source, cancellation))
            : throw new ControlException($"'{source}' is no file here, no address (https://...) and no npm:PACKAGE.");
    }

    private GeoFileState Put(string file, byte[] content)
    {
        // Named so that no server takes it in before it is whole.
        var (path, unfinished) = (Path.Combine(folder, file), Path.Combine(folder, file + ".new"));
        File.WriteAllBytes(unfinished, content);
        var state = GeoFileState.Read(unfinished);
        if (state.Trouble is not null)
        {
            File.Delete(unfinished);
            throw new ControlException($"What was fetched as '{file}' is damaged, so it was not taken: {state.Trouble}");
        }

        File.Move(unfinished, path, overwrite: true);
        return state with { File = file };
    }
}
