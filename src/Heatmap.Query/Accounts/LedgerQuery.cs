using System.Text.Json;
using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>The ledger of an account's score: every point with its rule and its event.</summary>
public sealed class LedgerQuery(LiveViews live, AccountPacks packs, IViewReader rows)
{
    // More are told as gone are, by rule and hour: nobody reads further down, and what is older has decayed.
    private const int MostRows = 20_000;

    // Totals and rows are two readings; on a busy account something is committed between them now and then.
    private const int Tries = 20;

    /// <exception cref="ViewMissingException">The view is still being built.</exception>
    /// <exception cref="InvalidOperationException">The account changed again and again while it was read.</exception>
    public async Task<AccountLedger> OfAsync(SiteId site, IntentRules rules, string account, long at, CancellationToken cancellation)
    {
        for (var i = 0; i < Tries; i++)
        {
            var generation = await live.GenerationAsync(AccountsQuery.Projection, site, cancellation);
            var writing = new LedgerWriting(rules, new Decay(at), at);
            foreach (var pack in await packs.ReadAsync(generation.Id, site, account, at, at, cancellation)) writing.Add(AccountPacks.NumberOf(pack), pack.Cells.Span);
            var listing = new ViewListing(AccountEntryRow.View, site.Value, account, MostRows, Descending: true, ToRank: at);
            if (writing.Write(await rows.ListAsync(generation.Id, listing, cancellation)) is { } ledger) return ledger;
        }

        throw new InvalidOperationException($"The ledger of an account of site {site} changed {Tries} times while it was read.");
    }

    public static AccountEntryRow Read(ViewRow row) =>
        JsonSerializer.Deserialize(row.Document.Span, AccountJson.Default.AccountEntryRow)
        ?? throw new InvalidDataException("A ledger's row is empty.");
}
