using Heatmap.Events;
using Heatmap.Query;

namespace Heatmap.Api;

/// <summary>The schema's LedgerConnection.</summary>
public sealed record LedgerConnectionFields(double Intent, double Points, IReadOnlyList<LedgerEntryFields> Entries, int TotalCount, PageInfoFields PageInfo)
{
    public static LedgerConnectionFields Of(SiteId site, AccountLedger ledger, long at, int skipped, int first)
    {
        var entries = ledger.Entries.Skip(skipped).Take(first).Select(e => new LedgerEntryFields(site, e)).ToList();
        var end = skipped + entries.Count;
        return new LedgerConnectionFields(
            ledger.Intent / 100.0, ledger.Points, entries, ledger.Entries.Count,
            new PageInfoFields(end < ledger.Entries.Count, entries.Count == 0 ? null : AccountCursor.Write(at, end)));
    }
}
