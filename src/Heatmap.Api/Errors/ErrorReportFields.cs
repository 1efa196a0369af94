using Heatmap.Events;
using Heatmap.Query;

namespace Heatmap.Api;

/// <summary>The schema's ErrorReport.</summary>
public sealed class ErrorReportFields(SiteId site, ErrorReport report)
{
    public IReadOnlyList<ErrorGroupFields> Groups { get; } = [.. report.Groups.Select(g => new ErrorGroupFields(site, g))];

    public int Kinds => report.Kinds;

    public ProvenanceFields Provenance => new(report.Origin);
}
