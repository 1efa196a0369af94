using System.Runtime.CompilerServices;

namespace Heatmap.Blobs;

/// <summary>Blobs in memory, for tests.</summary>
public sealed class InMemoryBlobs : IBlobStore, IBlobCatalogue
{
    private readonly Lock _lock = new();
    private readonly Dictionary<BlobName, byte[]> _blobs = [];

    public Task<BlobName> PutAsync(string site, DateOnly day, ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
    {
        var name = BlobName.Of(site, day, bytes.Span);
        lock (_lock) _blobs[name] = bytes.ToArray();
        return Task.FromResult(name);
    }

    public Task<ReadOnlyMemory<byte>?> FindAsync(BlobName name, CancellationToken cancellation = default)
    {
        lock (_lock) return Task.FromResult(_blobs.TryGetValue(name, out var bytes) ? bytes : (ReadOnlyMemory<byte>?)null);
    }

    public Task DeleteAsync(IReadOnlyCollection<BlobName> names, CancellationToken cancellation = default)
    {
        lock (_lock)
        {
            foreach (var name in names) _blobs.Remove(name);
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<BlobEntry> ListAsync(
        string? site = null, DateOnly? before = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        List<BlobEntry> listed;
        lock (_lock) listed = [.. _blobs.Select(b => new BlobEntry(b.Key, b.Value.Length))];
        foreach (var entry in listed.OrderBy(e => e.Name.ToString(), StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            if ((site is null || entry.Name.Site == site) && (before is null || entry.Name.Day < before)) yield return entry;
        }

        await Task.CompletedTask;
    }
}
