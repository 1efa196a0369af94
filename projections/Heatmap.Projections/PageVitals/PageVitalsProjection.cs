using Heatmap.Events;

namespace Heatmap.Projections;

/// <summary>Counts what browsers measured of how fast and how steady pages are.</summary>
public sealed class PageVitalsProjection : IProjection
{
    public ProjectionVersion Version { get; } = new("page-vitals", Code: 1, KeepsState: false) { Families = [PageVitalsView.Family] };

    public ISubjectFold Begin(Definitions definitions) => new StatelessFold((e, emissions) => Fold(e, definitions, emissions));

    public ISubjectFold Resume(Definitions definitions, ReadOnlySpan<byte> state) => Begin(definitions);

    private static void Fold(VisitorEvent e, Definitions definitions, IEmissions emissions)
    {
        if (e.Happened is not VitalsMeasured vital || e.Envelope.Path is not { } path) return;
        var total = new TotalAddress(
            PageVitalsView.Family, definitions.PageOf(path), Facets.Of(e.Envelope.Device), vital.Name, TotalAddress.QuarterOf(e.Envelope.At));
        var weight = Weights.Of(e.Envelope.Weight);
        emissions.Contribute(total, PageVitalsView.BucketOf(vital.Name, vital.Value), weight);
        if (RatingOf(vital) is { } rating) emissions.Contribute(total, rating, weight);
    }

    private static int? RatingOf(VitalsMeasured vital) => vital.Rating switch
    {
        "good" => PageVitalsView.Good,
        "needs-improvement" => PageVitalsView.NeedsImprovement,
        "poor" => PageVitalsView.Poor,
        _ => null,
    };
}
