using Heatmap.Events;

namespace Heatmap.Projections;

/// <summary>
/// Counts clicks of the main button that a person made: a context menu isn't a click on the page, and a click made by a script
/// is nobody's.
/// </summary>
public sealed class ClickMapProjection : IProjection
{
    public ProjectionVersion Version { get; } = new("click-map", Code: 1, KeepsState: false)
    {
        Families = [ClickMapView.Family, ClickMapView.ElementFamily],
    };

    public ISubjectFold Begin(Definitions definitions) => new StatelessFold((e, emissions) => Fold(e, definitions, emissions));

    public ISubjectFold Resume(Definitions definitions, ReadOnlySpan<byte> state) => Begin(definitions);

    private static void Fold(VisitorEvent e, Definitions definitions, IEmissions emissions)
    {
        if (e.Happened is not PointerClicked { Button: 0, Trusted: true } click || e.Envelope.Path is not { } path) return;
        var (page, facet) = (definitions.PageOf(path), Facets.Of(e.Envelope.Device));
        var (quarter, weight) = (TotalAddress.QuarterOf(e.Envelope.At), Weights.Of(e.Envelope.Weight));
        emissions.Contribute(
            new TotalAddress(ClickMapView.Family, page, facet, "", quarter),
            ClickMapView.CellOf(click.X, click.Y, click.DocumentWidth),
            weight);
        if (click.Target is not { } target) return;
        emissions.Contribute(
            new TotalAddress(ClickMapView.ElementFamily, page, facet, target.Selector, quarter),
            ClickMapView.ElementCellOf(target.Rx, target.Ry),
            weight);
    }
}
