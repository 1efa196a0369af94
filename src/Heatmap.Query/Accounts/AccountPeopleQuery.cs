using System.Text.Json;
using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>Who belongs to an account, with what sessions, on what pages: of the events that are kept.</summary>
public sealed class AccountPeopleQuery(LiveViews live, IViewReader rows)
{
    // Pages are summed over the people seen last.
    private const int MostPeople = 1_000;

    /// <summary>The people, those seen last first.</summary>
    /// <exception cref="ViewMissingException">The view is still being built.</exception>
    public async Task<(IReadOnlyList<AccountPersonRow> People, bool HasMore)> PeopleAsync(
        SiteId site, string account, int first, (long Rank, string Key)? after, CancellationToken cancellation)
    {
        var generation = await live.GenerationAsync(AccountsQuery.Projection, site, cancellation);
        var listing = new ViewListing(AccountPersonRow.View, site.Value, account, first + 1, Descending: true, After: after);
        var found = await rows.ListAsync(generation.Id, listing, cancellation);
        return ([.. found.Take(first).Select(Read)], found.Count > first);
    }

    /// <summary>The sessions, the newest first. One that the session list doesn't know yet is left out until it does.</summary>
    /// <exception cref="ViewMissingException">A view is still being built.</exception>
    public async Task<SessionPage> SessionsAsync(SiteId site, string account, int first, (long Rank, string Key)? after, CancellationToken cancellation)
    {
        var generation = await live.GenerationAsync(AccountsQuery.Projection, site, cancellation);
        var origin = await live.OriginAsync(SessionsQuery.Projection, site, $"site {site}, sessions of account {account}", cancellation);
        var listing = new ViewListing(AccountSessionRow.View, site.Value, account, first + 1, Descending: true, After: after);
        var found = await rows.ListAsync(generation.Id, listing, cancellation);
        ViewKey[] keys = [.. found.Take(first).Select(row => new ViewKey(SessionRow.View, site.Value, "", row.Key.Key))];
        var sessions = await rows.FindAsync(origin.Generation.Id, keys, cancellation);
        return new SessionPage([.. sessions.Select(SessionsQuery.Read)], found.Count > first, origin);
    }

    /// <summary>To which account each of these sessions belongs; those of none are absent.</summary>
    /// <exception cref="ViewMissingException">The view is still being built.</exception>
    public async Task<IReadOnlyDictionary<string, string>> AccountsOfAsync(SiteId site, IEnumerable<string> sessions, CancellationToken cancellation)
    {
        var generation = await live.GenerationAsync(AccountsQuery.Projection, site, cancellation);
        ViewKey[] keys = [.. sessions.Select(session => new ViewKey(SessionAccountRow.View, site.Value, "", session))];
        return (await rows.FindAsync(generation.Id, keys, cancellation)).ToDictionary(row => row.Key.Key, AccountOf, StringComparer.Ordinal);
    }

    /// <summary>Views by page, the most viewed first.</summary>
    /// <exception cref="ViewMissingException">The view is still being built.</exception>
    public async Task<IReadOnlyList<(string Page, long Views)>> PagesAsync(SiteId site, string account, int first, CancellationToken cancellation)
    {
        var pages = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var person in (await PeopleAsync(site, account, MostPeople, null, cancellation)).People)
        {
            foreach (var (page, views) in person.Pages) pages[page] = pages.GetValueOrDefault(page) + views;
        }

        return [.. pages.OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal).Take(first).Select(p => (p.Key, p.Value))];
    }

    /// <summary>When somebody of the account was last seen, in Unix milliseconds; null for nobody.</summary>
    public async Task<long?> LastSeenAsync(SiteId site, string account, CancellationToken cancellation) =>
        (await PeopleAsync(site, account, 1, null, cancellation)).People is [var person, ..] ? person.Last : null;

    private static string AccountOf(ViewRow row) =>
        JsonSerializer.Deserialize(row.Document.Span, AccountJson.Default.SessionAccountRow)?.Account
        ?? throw new InvalidDataException("The row of a session's account is empty.");

    private static AccountPersonRow Read(ViewRow row) =>
        JsonSerializer.Deserialize(row.Document.Span, AccountJson.Default.AccountPersonRow)
        ?? throw new InvalidDataException("The row of an account's person is empty.");
}
