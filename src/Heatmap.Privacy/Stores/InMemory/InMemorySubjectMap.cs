using Heatmap.Events;

namespace Heatmap.Privacy;

internal sealed class InMemorySubjectMap(InMemoryTables tables) : ISubjectMap
{
    public ValueTask<SubjectEntry> FindAsync(SiteId site, Mark mark, Mark tombstone, long now, CancellationToken cancellation = default)
    {
        lock (tables.Lock)
        {
            return new ValueTask<SubjectEntry>(tables.IsBuried(site, tombstone, now) ? SubjectEntry.Tombstone : tables.Find(site, mark));
        }
    }

    public Task<IReadOnlyList<Mark>> MarksOfAsync(SiteId site, SubjectId subject, CancellationToken cancellation = default)
    {
        lock (tables.Lock)
        {
            return Task.FromResult<IReadOnlyList<Mark>>(
                [.. tables.Map.Where(r => r.Key.Site == site && r.Value.Subject == subject).Select(r => r.Key.Mark)]);
        }
    }

    public Task<int> ExpireAsync(int beforeDay, CancellationToken cancellation = default)
    {
        lock (tables.Lock)
        {
            var old = tables.Map.Where(r => r.Value.Day < beforeDay).Select(r => r.Key).ToList();
            return Task.FromResult(old.Count(tables.Map.Remove));
        }
    }
}
