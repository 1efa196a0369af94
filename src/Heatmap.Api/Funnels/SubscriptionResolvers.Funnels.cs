using Heatmap.GraphQL.Execution;
using Microsoft.AspNetCore.Mvc;

namespace Heatmap.Api;

/// <summary>What of Subscription is about funnels.</summary>
public sealed partial class SubscriptionResolvers
{
    public IAsyncEnumerable<FunnelChangeFields> FunnelChanged(
        string site, string id, [FromServices] FunnelWatch funnels, RequestContext context, CancellationToken cancellation)
    {
        var profile = access.Site(context, site);
        return funnels.WatchAsync(profile.Id, FunnelReports.Find(profile, id).Id, cancellation);
    }
}
