using Heatmap.GraphQL.Execution;
using Heatmap.Query;
using Microsoft.AspNetCore.Mvc;

namespace Heatmap.Api;

/// <summary>Accounts and the rules they are scored by. An account may be few people, so nobody is told of it who may not see single sessions.</summary>
public sealed partial class QueryResolvers
{
    public async Task<AccountConnectionFields> Accounts(
        string site, DateTimeOffset? at, string? text, AccountCategory? category, DateTimeOffset? seenSince, AccountSort sort, int first, string? after,
        [FromServices] AccountsQuery accounts, RequestContext context, CancellationToken cancellation)
    {
        var profile = access.Site(context, site);
        Asker.Of(context).ThrowUnlessSeesSessions();
        var (of, offset) = after is null ? (time.GetUtcNow().ToUnixTimeMilliseconds(), 0) : AccountCursor.Read(after);
        // A page that stands open is asked for again as of now: the same places of a list that may have moved.
        var asOf = at?.ToUnixTimeMilliseconds() ?? of;
        var asked = new AccountsAsked(
            profile.Id, profile.Definitions.Intent.Rules, asOf, text, category, seenSince?.ToUnixTimeMilliseconds(), sort, Limits.Checked(first, "first"), offset);
        return AccountConnectionFields.Of(asked, await accounts.ListAsync(asked, cancellation));
    }

    public async Task<AccountFields?> Account(
        string site, string id, DateTimeOffset? at, [FromServices] AccountsQuery accounts, RequestContext context, CancellationToken cancellation)
    {
        var profile = access.Site(context, site);
        Asker.Of(context).ThrowUnlessSeesSessions();
        var rules = profile.Definitions.Intent.Rules;
        var found = await accounts.FindAsync(profile.Id, rules, id, (at ?? time.GetUtcNow()).ToUnixTimeMilliseconds(), cancellation);
        return found is { } account ? new AccountFields(profile.Id, rules, account.Account, account.Origin) : null;
    }

    public async Task<AccountLinkConnectionFields> AccountLinks(
        string site, int first, string? after, [FromServices] AccountSayingsQuery sayings, RequestContext context, CancellationToken cancellation)
    {
        var profile = access.Site(context, site);
        Asker.Of(context).ThrowUnlessAnalyst();
        var (found, more, origin) = await sayings.ListAsync(profile.Id, Limits.Checked(first, "first"), Limits.Cursor(after), cancellation);
        return AccountLinkConnectionFields.Of(profile, found, more, origin);
    }

    public IntentRulesFields IntentRules(string site, RequestContext context)
    {
        var profile = access.Site(context, site);
        Asker.Of(context).ThrowUnlessSeesSessions();
        return new IntentRulesFields(profile);
    }
}
