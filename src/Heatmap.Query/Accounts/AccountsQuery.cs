using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>The accounts of a site, scored as of a time.</summary>
public sealed class AccountsQuery(LiveViews live, AccountPacks packs, AccountsInMemory memory)
{
    public const string Projection = "accounts";

    /// <exception cref="ViewMissingException">The view is still being built.</exception>
    public async Task<AccountPage> ListAsync(AccountsAsked asked, CancellationToken cancellation)
    {
        var origin = await live.OriginAsync(Projection, asked.Site, InWords(asked), cancellation);
        var all = await AllAsync(origin.Generation.Id, asked.Site, asked.Rules, asked.At, cancellation);
        var (accounts, count) = all.Ranked(asked);
        return new AccountPage(accounts, count, origin);
    }

    /// <summary>One account; null where nobody of it had been seen by then.</summary>
    /// <exception cref="ViewMissingException">The view is still being built.</exception>
    public async Task<(AccountFigures Account, Origin Origin)?> FindAsync(SiteId site, IntentRules rules, string account, long at, CancellationToken cancellation)
    {
        var found = await FindAsync(site, rules, [account], at, cancellation);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>Several accounts, in no order; those of whom nobody had been seen by then are absent.</summary>
    /// <exception cref="ViewMissingException">The view is still being built.</exception>
    public async Task<IReadOnlyList<(AccountFigures Account, Origin Origin)>> FindAsync(
        SiteId site, IntentRules rules, IReadOnlyList<string> accounts, long at, CancellationToken cancellation)
    {
        var origin = await live.OriginAsync(Projection, site, "", cancellation);
        var found = await packs.ReadAsync(origin.Generation.Id, site, accounts, at, cancellation);
        return [.. AccountTally.OfAll(found, rules, at)
            .Select(t => t.Value.ToFigures(t.Key)).OfType<AccountFigures>()
            .Select(a => (a, origin with { Filter = $"site {site}, account {a.Id}, at {Origin.Words(at)}" }))];
    }

    /// <summary>The account as it stood at each of these times, in their order; null where nobody of it had been seen by then.</summary>
    public async Task<IReadOnlyList<AccountFigures?>> AtTimesAsync(
        SiteId site, IntentRules rules, string account, IReadOnlyList<long> times, CancellationToken cancellation)
    {
        var generation = await live.GenerationAsync(Projection, site, cancellation);
        var found = await packs.ReadAsync(generation.Id, site, account, times.Min(), times.Max(), cancellation);
        return [.. times.Select(at => FiguresOf(found, rules, account, at))];
    }

    /// <summary>All accounts as they stood at a time.</summary>
    /// <exception cref="ViewMissingException">The view is still being built.</exception>
    public async Task<AccountsAsOf> AllAsync(SiteId site, IntentRules rules, long at, CancellationToken cancellation)
    {
        var generation = await live.GenerationAsync(Projection, site, cancellation);
        return await AllAsync(generation.Id, site, rules, at, cancellation);
    }

    /// <summary>The accounts that a draft would put into another category, those with the highest new score first.</summary>
    public async Task<IReadOnlyList<AccountChange>> ChangesAsync(SiteId site, IntentRules rules, IntentRules draft, long at, CancellationToken cancellation)
    {
        var generation = await live.GenerationAsync(Projection, site, cancellation);
        var found = await packs.ReadAsync(generation.Id, site, null, at, at, cancellation);
        var (now, then) = (AccountTally.OfAll(found, rules, at), AccountTally.OfAll(found, draft, at));
        return [.. now.Keys.Select(account => (Now: now[account].ToFigures(account), Then: then[account].ToFigures(account)))
            .Where(c => c.Now is not null && c.Then is not null && c.Now.Category != c.Then.Category)
            .Select(c => new AccountChange(c.Now!, c.Then!))
            .OrderByDescending(c => c.Then.Intent).ThenBy(c => c.Then.Id, StringComparer.Ordinal)];
    }

    /// <summary>Whether the live view counts all that these definitions match.</summary>
    public async Task<bool> IsCountedAsync(SiteId site, Definitions definitions, CancellationToken cancellation) =>
        (await live.GenerationAsync(Projection, site, cancellation)).DefinitionsVersion
        >= AllProjections.Find(Projection)!.VersionOf(definitions);

    private static AccountFigures? FiguresOf(IReadOnlyList<Rollup> found, IntentRules rules, string account, long at)
    {
        var tally = new AccountTally(rules, new Decay(at), at);
        foreach (var pack in found) tally.Add(AccountPacks.NumberOf(pack), pack.Cells.Span);
        return tally.ToFigures(account);
    }

    private async Task<AccountsAsOf> AllAsync(GenerationId generation, SiteId site, IntentRules rules, long at, CancellationToken cancellation) =>
        await memory.AsOfAsync(generation, site, rules, at, cancellation) ?? await memory.OfMomentAsync(generation, site, rules, at, cancellation);

    private static string InWords(AccountsAsked asked) =>
        $"site {asked.Site}, accounts at {Origin.Words(asked.At)}, by {asked.Sort.ToString().ToLowerInvariant()}"
        + (asked.Category is { } category ? $", {category} only" : "")
        + (asked.SeenSince is { } since ? $", seen since {Origin.Words(since)}" : "")
        + (asked.Text is { Length: > 0 } text ? $", with '{text}' in the name" : "");
}
