namespace Heatmap.Privacy;

internal sealed class InMemoryNodeNews(InMemoryTables tables) : INodeNews
{
    public Task NoteDroppedAsync(IReadOnlyCollection<KeyRow.OfSubject> subjects, CancellationToken cancellation = default)
    {
        lock (tables.Lock) tables.Dropped.AddRange(subjects);
        return Task.CompletedTask;
    }

    public Task NoteEpochsAsync(int current, int oldest, CancellationToken cancellation = default)
    {
        lock (tables.Lock)
        {
            tables.CurrentEpoch = Math.Max(tables.CurrentEpoch, current);
            tables.OldestEpoch = Math.Max(tables.OldestEpoch, oldest);
        }

        return Task.CompletedTask;
    }

    public Task<NodeNews> ReadAsync(long? after, CancellationToken cancellation = default)
    {
        lock (tables.Lock)
        {
            var dropped = after is { } known ? tables.Dropped.Skip((int)known).ToList() : [];
            return Task.FromResult(new NodeNews(tables.Dropped.Count, dropped, tables.CurrentEpoch, tables.OldestEpoch));
        }
    }
}
