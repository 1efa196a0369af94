using Heatmap.Privacy;

namespace Heatmap.Server;

/// <summary>A ledger's head that was noted somewhere, to hold a ledger against it; nothing is noted here.</summary>
internal sealed class NotedHead(LedgerHead? head) : ILedgerAnchor
{
    public Task<LedgerHead?> FindAsync(CancellationToken cancellation = default) => Task.FromResult(head);

    public Task SetAsync(LedgerHead head, CancellationToken cancellation = default) =>
        throw new NotSupportedException("This head is read only.");
}
