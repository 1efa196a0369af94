using Heatmap.GraphQL.Execution;
using Microsoft.AspNetCore.Mvc;

namespace Heatmap.Api;

/// <summary>Accounts as they change.</summary>
public sealed partial class SubscriptionResolvers
{
    public IAsyncEnumerable<AccountsChangeFields> AccountScoreChanged(
        string site, string? account, [FromServices] AccountWatch accounts, RequestContext context, CancellationToken cancellation)
    {
        var id = access.Site(context, site).Id;
        Asker.Of(context).ThrowUnlessSeesSessions();
        return NewestState.Of(accounts.WatchAsync(id, account, cancellation), (missed, change) => missed.Then(change), cancellation);
    }
}
