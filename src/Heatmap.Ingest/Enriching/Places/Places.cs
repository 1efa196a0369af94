using System.Net;
using Microsoft.Extensions.Logging;

namespace Heatmap.Ingest;

/// <summary>
/// Where addresses are and whose networks, by what was set and by the <c>.mmdb</c> files of a folder; the first that knows something counts, in order
/// of their names. Files are held in memory, and looked at again every ten seconds: one that came, changed or went is taken in
/// without a restart. Without files, or the folder, everything is unknown.
/// </summary>
public sealed class Places : IDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    private readonly string? _folder;
    private readonly IReadOnlyList<KnownNetwork> _networks;
    private readonly ILogger _logger;
    private readonly ITimer? _timer;
    private readonly Lock _taking = new();
    private readonly Dictionary<string, FileStamp> _refused = new(StringComparer.Ordinal);
    private volatile PlaceFile[] _files = [];

    /// <param name="folder">Where the files are; null for none.</param>
    /// <param name="networks">Come before the files.</param>
    /// <param name="time">When to look again.</param>
    /// <param name="logger">Told of damaged files. No address is ever logged.</param>
    public Places(string? folder, IReadOnlyList<KnownNetwork> networks, TimeProvider time, ILogger<Places> logger)
    {
        (_folder, _networks, _logger) = (folder, networks, logger);
        if (folder is null) return;
        TakeIn();
        _timer = time.CreateTimer(_ => TakeIn(), null, LookAgain, LookAgain);
    }

    /// <summary>What the files know of an address. In memory, and never an error.</summary>
    public Place Find(IPAddress? address)
    {
        if (address is null) return Place.Unknown;
        var place = _networks.FirstOrDefault(n => n.Addresses.Contains(address))?.Place ?? Place.Unknown;
        foreach (var file in _files)
        {
            try
            {
                var told = file.Find(address);
                place = ReferenceEquals(place, Place.Unknown) ? told : place.And(told);
            }
            catch (DamagedMmdbException e)
            {
                Drop(file, e);
            }
        }

        return place;
    }

    public void Dispose() => _timer?.Dispose();

    private void TakeIn()
    {
        lock (_taking)
        {
            try
            {
                var paths = Directory.Exists(_folder) ? Directory.GetFiles(_folder, "*.mmdb") : [];
                Array.Sort(paths, StringComparer.Ordinal);
                _files = [.. paths.Select(Taken).OfType<PlaceFile>()];
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                _logger.LogError(e, "The folder of places can't be read; what was read before stays in use");
            }
        }
    }

    /// <summary>The file as it is now; as it was while it can't be read; null when it never could be.</summary>
    private PlaceFile? Taken(string path)
    {
        var info = new FileInfo(path);
        var stamp = new FileStamp(info.Length, info.LastWriteTimeUtc);
        var before = Array.Find(_files, f => f.Path == path);
        if (before?.Stamp == stamp || (_refused.TryGetValue(path, out var refused) && refused == stamp)) return before;
        try
        {
            var taken = new PlaceFile(path, stamp, MmdbFile.Load(path));
            _refused.Remove(path);
            return taken;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Told once, and not every ten seconds.
            _refused[path] = stamp;
            _logger.LogError("{Trouble}", e.Message);
            return before;
        }
    }

    private void Drop(PlaceFile damaged, DamagedMmdbException e)
    {
        lock (_taking)
        {
            if (!_files.Contains(damaged)) return;
            _files = [.. _files.Where(f => f != damaged)];
            _refused[damaged.Path] = damaged.Stamp;
        }

        _logger.LogError("{Trouble}", e.Message);
    }
}
