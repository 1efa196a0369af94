using Heatmap.Events;

namespace Heatmap.Privacy;

internal sealed class InMemorySubjectKeys(InMemoryTables tables) : ISubjectKeys
{
    public ValueTask<IReadOnlyDictionary<SubjectId, WrappedKey>> FindAsync(
        SiteId site, IReadOnlyCollection<SubjectId> subjects, CancellationToken cancellation = default)
    {
        lock (tables.Lock)
        {
            return new ValueTask<IReadOnlyDictionary<SubjectId, WrappedKey>>(
                subjects.Where(s => tables.Keys.ContainsKey((site, s))).Distinct().ToDictionary(s => s, s => tables.Keys[(site, s)]));
        }
    }

    public Task<SubjectEntry> AddAsync(NewSubject subject, CancellationToken cancellation = default)
    {
        lock (tables.Lock) return Task.FromResult(Add(subject));
    }

    public Task<int> DestroyAsync(IReadOnlyCollection<KeyRow.OfSubject> subjects, CancellationToken cancellation = default)
    {
        lock (tables.Lock)
        {
            foreach (var row in subjects) tables.RemoveTraces(row.Site, row.Subject);
            return Task.FromResult(subjects.Count(row => tables.Keys.Remove((row.Site, row.Subject))));
        }
    }

    private SubjectEntry Add(NewSubject subject)
    {
        if (tables.IsBuried(subject.Site, subject.Tombstone, subject.Now)) return SubjectEntry.Tombstone;
        if (subject.Mark is { } known && tables.Find(subject.Site, known) is SubjectEntry.Found found) return found;
        if (!tables.Keys.TryGetValue((subject.Site, subject.Subject), out var key))
        {
            if (subject.Key is null) return SubjectEntry.Unknown;
            tables.CheckEpoch(key = subject.Key);
            tables.Keys.Add((subject.Site, subject.Subject), key);
        }

        if (subject.Mark is { } mark) tables.Map[(subject.Site, mark)] = (subject.Subject, subject.Day);
        return new SubjectEntry.Found(subject.Subject, key);
    }
}
