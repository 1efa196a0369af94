using Heatmap.Events;

namespace Heatmap.Privacy;

internal sealed class InMemoryBlindIndex(InMemoryTables tables) : IBlindIndex
{
    public Task NoteAsync(SiteId site, SubjectId subject, IReadOnlyCollection<Mark> marks, CancellationToken cancellation = default)
    {
        lock (tables.Lock)
        {
            if (!tables.Keys.ContainsKey((site, subject))) return Task.CompletedTask;
            foreach (var mark in marks) tables.Index.Add((site, mark, subject));
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<SubjectId>> FindAsync(SiteId site, Mark mark, CancellationToken cancellation = default)
    {
        lock (tables.Lock)
        {
            return Task.FromResult<IReadOnlyList<SubjectId>>(
                [.. tables.Index.Where(r => r.Site == site && r.Mark == mark).Select(r => r.Subject)]);
        }
    }
}
