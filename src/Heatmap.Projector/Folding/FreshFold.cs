using Heatmap.Events;
using Heatmap.Projections;

namespace Heatmap.Projector;

/// <summary>Folds a subject's events from nothing, in the order in which they happened.</summary>
internal static class FreshFold
{
    public static (ISubjectFold Fold, SubjectEmissions Emitted) Of(IProjection projection, Definitions definitions, IEnumerable<VisitorEvent> events)
    {
        var (fold, emitted) = (projection.Begin(definitions), new SubjectEmissions());
        var ordered = events.ToList();

        // A visitor whom the site takes out of its totals leaves nothing in any view.
        if (ordered.Exists(e => e.Happened is SubjectForgotten { Effect: ErasureEffect.RemoveFromTotals })) return (fold, emitted);
        ordered.Sort(VisitorEvent.AsItHappened);
        foreach (var e in ordered) fold.Fold(e, emitted);
        return (fold, emitted);
    }
}
