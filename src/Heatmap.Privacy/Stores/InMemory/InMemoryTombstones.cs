using Heatmap.Events;

namespace Heatmap.Privacy;

internal sealed class InMemoryTombstones(InMemoryTables tables) : ITombstones
{
    public Task AddAsync(SiteId site, IReadOnlyCollection<Mark> tombstones, long until, CancellationToken cancellation = default)
    {
        lock (tables.Lock)
        {
            foreach (var mark in tombstones)
                tables.Tombstones[(site, mark)] = Math.Max(until, tables.Tombstones.GetValueOrDefault((site, mark)));
        }

        return Task.CompletedTask;
    }

    public Task<int> PurgeAsync(long now, CancellationToken cancellation = default)
    {
        lock (tables.Lock)
        {
            var old = tables.Tombstones.Where(t => t.Value <= now).Select(t => t.Key).ToList();
            return Task.FromResult(old.Count(tables.Tombstones.Remove));
        }
    }
}
