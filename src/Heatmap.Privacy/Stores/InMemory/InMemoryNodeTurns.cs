namespace Heatmap.Privacy;

/// <summary>Turns that end only when they are given back: in memory no node dies.</summary>
internal sealed class InMemoryNodeTurns(InMemoryTables tables) : INodeTurns
{
    public Task<bool> TryTakeAsync(string work, Guid node, TimeSpan length, CancellationToken cancellation = default)
    {
        lock (tables.Lock) return Task.FromResult(tables.Turns.TryAdd(work, node) || tables.Turns[work] == node);
    }

    public Task EndAsync(string work, Guid node, CancellationToken cancellation = default)
    {
        lock (tables.Lock)
        {
            if (tables.Turns.GetValueOrDefault(work) == node) tables.Turns.Remove(work);
        }

        return Task.CompletedTask;
    }
}
