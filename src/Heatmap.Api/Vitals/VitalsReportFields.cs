using Heatmap.Query;

namespace Heatmap.Api;

/// <summary>The schema's VitalsReport.</summary>
public sealed class VitalsReportFields(VitalsReport report)
{
    public IReadOnlyList<VitalFields> All { get; } = VitalFields.Of(report.All);

    public IReadOnlyList<PageVitalsFields> Pages { get; } = [.. report.Pages.Select(p => new PageVitalsFields(p.Page, VitalFields.Of(p)))];

    public int PageCount => report.PageCount;

    public ProvenanceFields Provenance => new(report.Origin);
}
