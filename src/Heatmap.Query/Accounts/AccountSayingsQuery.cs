using System.Text.Json;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>
/// What was said by hand of which account somebody is, and still stands, the latest first. Of visitors a view knows it, since their streams
/// are many; of whole networks and domains the site's own stream does, which is short.
/// </summary>
public sealed class AccountSayingsQuery(LiveViews live, IViewReader rows, IEventReader reader, EventCodec codec)
{
    /// <exception cref="ViewMissingException">The view is still being built.</exception>
    /// <exception cref="LogUnavailableException">The log can't be read now.</exception>
    public async Task<(IReadOnlyList<AccountSaying> Sayings, bool HasMore, Origin Origin)> ListAsync(
        SiteId site, int first, (long At, string Key)? after, CancellationToken cancellation)
    {
        var origin = await live.OriginAsync(AccountsQuery.Projection, site, $"site {site}, accounts said by hand", cancellation);
        var listing = new ViewListing(AccountSaidRow.View, site.Value, Parent: "", first + 1, Descending: true, After: after);
        var ofVisitors = (await rows.ListAsync(origin.Generation.Id, listing, cancellation)).Select(Read);
        var ofAccounts = (await OfAccountsAsync(site, cancellation)).Where(s => after is not { } place || IsBefore(s, place));
        var found = ofVisitors.Concat(ofAccounts).OrderByDescending(s => s.At).ThenByDescending(s => s.Key, ByteOrder.Instance).Take(first + 1).ToList();
        return ([.. found.Take(first)], found.Count > first, origin);
    }

    private async Task<IEnumerable<AccountSaying>> OfAccountsAsync(SiteId site, CancellationToken cancellation)
    {
        var standing = new Dictionary<string, AccountSaying>(StringComparer.Ordinal);
        await foreach (var recorded in reader.ReadStreamAsync(StreamName.Site(site), ReadDirection.Forwards, cancellation: cancellation))
        {
            if (codec.Read(recorded.Type, recorded.Data) is not AccountMapped mapped) continue;
            var envelope = EventCodec.ReadEnvelope(recorded.Metadata);
            standing[mapped.From] = new AccountSaying(mapped.From, null, mapped.From, mapped.To, mapped.To is not null, envelope.At, envelope.By);
        }

        // Naming an account for itself takes back what was said of it.
        return standing.Values.Where(s => s.Account != s.From);
    }

    /// <summary>Whether it comes after a place in the list, which goes back in time.</summary>
    private static bool IsBefore(AccountSaying saying, (long At, string Key) place) =>
        saying.At < place.At || (saying.At == place.At && ByteOrder.Instance.Compare(saying.Key, place.Key) < 0);

    private static AccountSaying Read(ViewRow row) =>
        JsonSerializer.Deserialize(row.Document.Span, AccountJson.Default.AccountSaidRow) is { } said
            ? new AccountSaying(row.Key.Key, said.Subject, null, said.Account, said.Belongs, row.Rank, said.By)
            : throw new InvalidDataException("The row of what was said of a visitor is empty.");
}
