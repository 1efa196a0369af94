namespace Heatmap.Privacy;

/// <summary>
/// The ledger's head, noted apart from the ledger: the rest of a ledger that lost its last entries hangs together as well as the
/// whole did, and only what is kept elsewhere can tell.
/// </summary>
public interface ILedgerAnchor
{
    /// <summary>The head that was noted last; null before the first.</summary>
    Task<LedgerHead?> FindAsync(CancellationToken cancellation = default);

    /// <summary>Notes a head, durable before the task ends; one before that which is noted is left out.</summary>
    Task SetAsync(LedgerHead head, CancellationToken cancellation = default);
}
