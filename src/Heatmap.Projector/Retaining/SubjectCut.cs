using Heatmap.Events;
using Heatmap.Projections;

namespace Heatmap.Projector;

/// <summary>A cut as it stands in a subject's stream: at a revision, keeping what comes from another on.</summary>
internal sealed record SubjectCut(StreamEvents Of, long FirstKept, long Revision)
{
    /// <summary>What counted when the cut was made: without what earlier cuts had taken away.</summary>
    public IReadOnlyList<VisitorEvent> Before => [.. Of.Happened(Earlier, Revision - 1)];

    /// <summary>What counted right after it.</summary>
    public IReadOnlyList<VisitorEvent> Rest => [.. Of.Happened(Math.Max(Earlier, FirstKept), Revision - 1)];

    /// <summary>Whether the stream, as it was read, has nothing that is kept, also nothing that came after the cut. What others said of the visitor alone is nothing.</summary>
    public bool LeavesNothing => !Of.Happened(FirstKept, long.MaxValue).Any(e => e.IsByVisitor || e.Happened is SubjectForgotten);

    /// <summary>How many events the cut takes from the stream.</summary>
    public int Taken => Of.Happened(0, FirstKept - 1).Count();

    private long Earlier => Of.All
        .Where(e => e.Revision < Revision).Select(e => e.Happened).OfType<HistoryCut>().Select(c => c.FirstKept).DefaultIfEmpty(0).Max();
}
