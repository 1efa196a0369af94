using Heatmap.Events;
using Heatmap.GraphQL.Execution;

namespace Heatmap.Api;

/// <summary>The schema's Subscription. Access is decided before anything is watched.</summary>
public sealed partial class SubscriptionResolvers(SiteAccess access, HeatmapWatch heat, SessionWatch sessions, IInspections inspections)
{
    public IAsyncEnumerable<HeatmapChangeFields> HeatmapChanged(
        string site, string page, HeatKind kind, DeviceClass? device, RequestContext context, CancellationToken cancellation)
    {
        _ = kind; // One kind so far; the argument is in the contract so that others can come.
        return heat.WatchAsync(access.Site(context, site).Id, page, device, cancellation);
    }

    public IAsyncEnumerable<SessionTimelineChangeFields> SessionTimeline(
        string site, string session, RequestContext context, CancellationToken cancellation) =>
        NewestState.Of(sessions.TimelineAsync(SeenSite(context, site), session, cancellation), (missed, change) => missed.Then(change), cancellation);

    public IAsyncEnumerable<SessionsChangeFields> SessionsChanged(string site, RequestContext context, CancellationToken cancellation) =>
        NewestState.Of(sessions.SessionsAsync(SeenSite(context, site), cancellation), (missed, change) => missed.Then(change), cancellation);

    public IAsyncEnumerable<InspectionFields> RequestInspected(string site, RequestContext context, CancellationToken cancellation) =>
        inspections.WatchAsync(SeenSite(context, site), cancellation);

    /// <summary>A site whose single sessions the asker may see.</summary>
    private SiteId SeenSite(RequestContext context, string site)
    {
        var id = access.Site(context, site).Id;
        Asker.Of(context).ThrowUnlessSeesSessions();
        return id;
    }
}
