using Heatmap.Events;
using Heatmap.Projections;

namespace Heatmap.Projector;

/// <summary>Folds a subject's events from nothing, in the order in which they happened.</summary>
internal static class FreshFold
{
    public static (ISubjectFold Fold, SubjectEmissions Emitted) Of(IProjection projection, Definitions definitions, IEnumerable<VisitorEvent> events) =>
        Of(projection, definitions, [.. events], _ => true);

    private static (ISubjectFold Fold, SubjectEmissions Emitted) Of(
        IProjection projection, Definitions definitions, List<VisitorEvent> ordered, Func<VisitorEvent, bool> isFolded)
    {
        var emitted = new SubjectEmissions();

        // A visitor whom the site takes out of its totals leaves nothing in any view.
        if (TakesOut(ordered)) return (projection.Begin(definitions), emitted);
        ordered.Sort(VisitorEvent.AsItHappened);
        var fold = projection.Begin(definitions, ordered);
        foreach (var e in ordered.Where(isFolded)) fold.Fold(e, emitted);
        return (fold, emitted);
    }

    /// <summary>
    /// What the events before a cut leave in totals, for good: what they come to by themselves. Where a fold reaches over the cut (a
    /// visitor counted once, however often he comes), that and what the later ones come to is more than both together: who comes back
    /// when his past is gone counts anew. What the later ones tell of the earlier stays true. Of who was taken out of totals nothing is left.
    /// </summary>
    /// <param name="projection">The fold.</param>
    /// <param name="definitions">The site's rules.</param>
    /// <param name="all">What counted when the cut was made.</param>
    /// <param name="firstKept">The cut: the first revision that stays.</param>
    public static SubjectEmissions Gone(IProjection projection, Definitions definitions, IReadOnlyList<VisitorEvent> all, long firstKept) =>
        Of(projection, definitions, [.. all], e => e.Revision < firstKept).Emitted;

    private static bool TakesOut(IEnumerable<VisitorEvent> events) =>
        events.Any(e => e.Happened is SubjectForgotten { Effect: ErasureEffect.RemoveFromTotals });
}
