using Heatmap.Events;

namespace Heatmap.Projections;

/// <summary>Counts page views, and the clicks that the click map counts.</summary>
public sealed class PageFiguresProjection : IProjection
{
    public ProjectionVersion Version { get; } = new("page-figures", Code: 1, KeepsState: false) { Families = [PageFiguresView.Family] };

    public ISubjectFold Begin(Definitions definitions) => new StatelessFold((e, emissions) => Fold(e, definitions, emissions));

    public ISubjectFold Resume(Definitions definitions, ReadOnlySpan<byte> state) => Begin(definitions);

    private static void Fold(VisitorEvent e, Definitions definitions, IEmissions emissions)
    {
        int? figure = e.Happened switch
        {
            PageViewed => PageFiguresView.Views,
            PointerClicked { Button: 0, Trusted: true } => PageFiguresView.Clicks,
            _ => null,
        };
        if (figure is not { } cell || e.Envelope.Path is not { } path) return;
        var total = new TotalAddress(
            PageFiguresView.Family, definitions.PageOf(path), Facets.Of(e.Envelope.Device), "", TotalAddress.QuarterOf(e.Envelope.At));
        emissions.Contribute(total, cell, Weights.Of(e.Envelope.Weight));
    }
}
