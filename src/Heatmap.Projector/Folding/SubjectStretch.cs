using Heatmap.Events;
using Heatmap.Projections;

namespace Heatmap.Projector;

/// <summary>
/// Part of a subject's stream: its first and last revision, and its events as they happened; or one place, at which retention cut
/// what lies before.
/// </summary>
internal sealed record SubjectStretch(long First, long Last, IReadOnlyList<VisitorEvent> Happened)
{
    public static SubjectStretch Empty { get; } = new(0, -1, []);

    /// <summary>The cut; null for a stretch of events.</summary>
    public HistoryCut? Cut { get; private init; }

    public static SubjectStretch At(VisitorEvent cut) => new(cut.Revision, cut.Revision, []) { Cut = (HistoryCut)cut.Happened };

    /// <summary>Whether the visitor is forgotten in it, and their part of the totals goes too.</summary>
    public bool TakesOutOfTotals { get; } = Happened.Any(e => e.Happened is SubjectForgotten { Effect: ErasureEffect.RemoveFromTotals });
}
