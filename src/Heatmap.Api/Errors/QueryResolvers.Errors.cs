using Heatmap.GraphQL.Execution;

namespace Heatmap.Api;

/// <summary>Answers the schema's questions about what went wrong.</summary>
public sealed partial class QueryResolvers
{
    public async Task<ErrorReportFields> Errors(
        string site, DateTimeOffset from, DateTimeOffset to, int first, RequestContext context, CancellationToken cancellation)
    {
        var id = access.Site(context, site).Id;
        Asker.Of(context).ThrowUnlessSeesSessions();
        var range = Limits.Checked(from, to);
        return new ErrorReportFields(id, await errors.ReportAsync(id, range.From, range.To, Limits.Checked(first, "first"), cancellation));
    }

    public async Task<ErrorGroupFields?> Error(
        string site, string fingerprint, DateTimeOffset from, DateTimeOffset to, RequestContext context, CancellationToken cancellation)
    {
        var id = access.Site(context, site).Id;
        Asker.Of(context).ThrowUnlessSeesSessions();
        var range = Limits.Checked(from, to);
        return await errors.FindAsync(id, fingerprint, range.From, range.To, cancellation) is { } found ? new ErrorGroupFields(id, found) : null;
    }
}
