using Heatmap.Events;
using Heatmap.GraphQL.Execution;
using Heatmap.Query;
using Microsoft.AspNetCore.Mvc;

namespace Heatmap.Api;

/// <summary>What of Query is about funnels.</summary>
public sealed partial class QueryResolvers
{
    // So many can be read while somebody waits.
    private const int MostVisitors = 1_000;

    public IReadOnlyList<Funnel> Funnels(string site, RequestContext context) => access.Site(context, site).Definitions.Funnels;

    public Task<FunnelReportFields> Funnel(
        string site, string id, DateTimeOffset from, DateTimeOffset to,
        [FromServices] FunnelReports reports, RequestContext context, CancellationToken cancellation) =>
        reports.ReportAsync(access.Site(context, site), id, Limits.Checked(from, to), Asker.Of(context), cancellation);

    public async Task<FunnelPreviewFields> FunnelPreview(
        string site, FunnelInput funnel, DateTimeOffset from, DateTimeOffset to,
        [FromServices] FunnelPreviewQuery preview, RequestContext context, CancellationToken cancellation)
    {
        var profile = access.Site(context, site);
        Asker.Of(context).ThrowUnlessAnalyst();
        var range = Limits.Checked(from, to);
        var asked = new FunnelAsked(profile.Id, funnel.ToCheckedFunnel("preview"), profile.Definitions, range.From, range.To);
        return FunnelPreviewFields.Of(await preview.CountAsync(asked, MostVisitors, cancellation));
    }

    public async Task<SeenStepsFields> StepsSeen(
        string site, DateTimeOffset from, DateTimeOffset to, int first,
        [FromServices] SeenStepsQuery query, RequestContext context, CancellationToken cancellation)
    {
        var profile = access.Site(context, site);
        Asker.Of(context).ThrowUnlessAnalyst();
        var range = Limits.Checked(from, to);
        var (read, steps) = await query.ListAsync(profile.Id, profile.Definitions, range.From, range.To, MostVisitors, cancellation);
        return new SeenStepsFields(read.Visitors, read.IsAll, [.. steps.Take(Limits.Checked(first, "first"))]);
    }
}
