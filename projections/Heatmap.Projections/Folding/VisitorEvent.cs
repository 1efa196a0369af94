using Heatmap.Events;

namespace Heatmap.Projections;

/// <summary>One event of one subject, decoded. Ordered as it happened, which is not always as it arrived.</summary>
public sealed record VisitorEvent(SiteId Site, SubjectId Subject, long Revision, Envelope Envelope, IEvent Happened)
{
    public Moment Moment => new(Envelope.At, Envelope.Run, Envelope.Sequence);

    /// <summary>Retention's own note in the stream: nothing that happened, and no projection sees it.</summary>
    public bool IsOfRetention => Happened is HistoryCut or SubjectExpired;

    /// <summary>False for what is done to a visitor by others: being forgotten, cut, linked by hand. It makes no session longer.</summary>
    public bool IsByVisitor => !IsOfRetention && Happened is not (SubjectForgotten or AccountLinked or AccountUnlinked or AccountLinkWithdrawn or ProfilingObjected or VisitorKnown);

    /// <summary>By (at, run, sequence); what a careless client numbered twice, by batch and index, so that the order is always the same.</summary>
    public static Comparison<VisitorEvent> AsItHappened { get; } = (left, right) =>
    {
        var order = left.Moment.CompareTo(right.Moment);
        if (order == 0) order = left.Envelope.Batch.CompareTo(right.Envelope.Batch);
        return order == 0 ? left.Envelope.Index.CompareTo(right.Envelope.Index) : order;
    };
}
