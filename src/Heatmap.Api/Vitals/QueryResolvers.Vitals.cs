using Heatmap.Events;
using Heatmap.GraphQL.Execution;

namespace Heatmap.Api;

/// <summary>Answers the schema's question about how fast pages are.</summary>
public sealed partial class QueryResolvers
{
    public async Task<VitalsReportFields> Vitals(
        string site, DateTimeOffset from, DateTimeOffset to, DeviceClass? device, int first, RequestContext context, CancellationToken cancellation)
    {
        var id = access.Site(context, site).Id;
        Asker.Of(context).ThrowUnlessSeesSessions();
        var range = Limits.Checked(from, to);
        return new VitalsReportFields(await vitals.ReportAsync(id, device, range.From, range.To, Limits.Checked(first, "first"), cancellation));
    }
}
