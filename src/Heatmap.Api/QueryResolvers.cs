using Heatmap.Events;
using Heatmap.GraphQL.Execution;
using Heatmap.Query;

namespace Heatmap.Api;

/// <summary>The schema's Query.</summary>
public sealed partial class QueryResolvers(
    SiteAccess access,
    IUserDirectory users,
    FirstSetUp setUp,
    PagesQuery pages,
    HeatmapQuery heat,
    SessionsQuery sessionList,
    LiveVisitorsQuery live,
    ErrorsQuery errors,
    VitalsQuery vitals,
    ProjectionStatus status,
    Erasures forgotten,
    IInspections inspections,
    ApiMetrics metrics,
    TimeProvider time)
{
    public bool AwaitsSetUp => setUp.IsAwaited;

    public UserFields? Me(RequestContext context)
    {
        if (Asker.Find(context) is not { } asker) return null;
        var organization = new OrganizationFields(asker.Organization, users.OrganizationName(asker.Organization) ?? asker.Organization);
        return new UserFields(asker.User, asker.Role, organization, asker.MustChangePassword);
    }

    public IReadOnlyList<SiteFields> Sites(RequestContext context) => [.. access.All(context).Select(s => new SiteFields(s))];

    public SiteFields? Site(string id, RequestContext context) => access.Find(context, id) is { } site ? new SiteFields(site) : null;

    public async Task<IReadOnlyList<PageFiguresFields>> Pages(
        string site, DateTimeOffset from, DateTimeOffset to, int first, RequestContext context, CancellationToken cancellation)
    {
        var id = access.Site(context, site).Id;
        var range = Limits.Checked(from, to);
        var figures = await pages.ListAsync(id, range.From, range.To, Limits.Checked(first, "first"), cancellation);
        return [.. figures.Select(f => new PageFiguresFields(f))];
    }

    public async Task<HeatmapFields> Heatmap(
        string site, string page, HeatKind kind, DeviceClass? device, DateTimeOffset from, DateTimeOffset to,
        RequestContext context, CancellationToken cancellation)
    {
        var id = access.Site(context, site).Id;
        var range = Limits.Checked(from, to);
        var asked = new HeatmapAsked(id, page, device, range.From, range.To);
        var began = time.GetTimestamp();
        var answer = await heat.AnswerAsync(asked, cancellation);
        metrics.Answered(time.GetElapsedTime(began));
        return new HeatmapFields(asked, kind, answer);
    }

    public async Task<SessionConnectionFields> Sessions(
        string site, DateTimeOffset? from, DateTimeOffset? to, int first, string? after, RequestContext context, CancellationToken cancellation)
    {
        var id = access.Site(context, site).Id;
        Asker.Of(context).ThrowUnlessSeesSessions();
        var asked = new SessionsAsked(
            id, from?.ToUnixTimeMilliseconds(), to?.ToUnixTimeMilliseconds(), Limits.Checked(first, "first"), Limits.Cursor(after));
        try
        {
            return SessionConnectionFields.Of(id, await sessionList.ListAsync(asked, cancellation));
        }
        catch (BeforeRetentionException gone)
        {
            throw new GraphQLException("BEFORE_RETENTION", gone.Message);
        }
    }

    public async Task<SessionFields?> Session(string site, string id, RequestContext context, CancellationToken cancellation)
    {
        var siteId = access.Site(context, site).Id;
        Asker.Of(context).ThrowUnlessSeesSessions();
        return await sessionList.FindAsync(siteId, id, cancellation) is { } found ? new SessionFields(siteId, found.Session, found.Origin) : null;
    }

    public async Task<LiveVisitorsFields> LiveVisitors(string site, RequestContext context, CancellationToken cancellation)
    {
        var id = access.Site(context, site).Id;
        // One more on the map is one person: watched for a while, it tells single visits.
        Asker.Of(context).ThrowUnlessSeesSessions();
        return new LiveVisitorsFields(id, await live.AnswerAsync(id, time.GetUtcNow().ToUnixTimeMilliseconds(), cancellation));
    }

    public Task<IReadOnlyList<ProjectionFields>> Projections(RequestContext context, CancellationToken cancellation) =>
        status.ListAsync(access.All(context), cancellation);

    public async Task<IReadOnlyList<ErasureFields>> Erasures(string site, RequestContext context, CancellationToken cancellation)
    {
        var id = access.Site(context, site).Id;
        Asker.Of(context).ThrowUnlessSeesSessions();
        return [.. (await forgotten.ListAsync(id, cancellation)).Select(r => new ErasureFields(r))];
    }

    public InspectionFields Inspector(string site, RequestContext context)
    {
        var id = access.Site(context, site).Id;
        Asker.Of(context).ThrowUnlessSeesSessions();
        return inspections.Last(id);
    }
}
