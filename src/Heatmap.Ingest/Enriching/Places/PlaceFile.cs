using System.Collections.Concurrent;
using System.Net;

namespace Heatmap.Ingest;

/// <summary>A file with what was read of it: many addresses share a record.</summary>
internal sealed class PlaceFile(string path, FileStamp stamp, MmdbFile file)
{
    private const int Remembered = 16_384;

    private readonly ConcurrentDictionary<long, Place> _known = new();

    public string Path => path;

    public FileStamp Stamp => stamp;

    public Place Find(IPAddress address)
    {
        if (file.Find(address) is not { } at) return Place.Unknown;
        if (_known.TryGetValue(at, out var known)) return known;
        if (_known.Count >= Remembered) _known.Clear();
        return _known[at] = PlaceRecord.Read(file.Record(at));
    }
}

/// <summary>By what a changed file is told.</summary>
internal readonly record struct FileStamp(long Length, DateTime Written);
