namespace Heatmap.Privacy;

internal sealed class InMemoryLedgerAnchor(InMemoryTables tables) : ILedgerAnchor
{
    public Task<LedgerHead?> FindAsync(CancellationToken cancellation = default)
    {
        lock (tables.Lock) return Task.FromResult(tables.Head);
    }

    public Task SetAsync(LedgerHead head, CancellationToken cancellation = default)
    {
        lock (tables.Lock)
        {
            if (tables.Head is null || tables.Head.Sequence < head.Sequence) tables.Head = head;
        }

        return Task.CompletedTask;
    }
}
