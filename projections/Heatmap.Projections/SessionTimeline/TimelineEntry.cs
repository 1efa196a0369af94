using Heatmap.Events;

namespace Heatmap.Projections;

/// <summary>One thing that happened in a session, as people read it; what is sealed stays so.</summary>
public sealed record TimelineEntry(
    Moment Moment,
    long Revision,
    string Kind,
    string? Page,
    int? X,
    int? Y,
    string? Selector,
    string Summary,
    SealedBox? Details,
    IEvent Happened);
