namespace Heatmap.Projections;

/// <summary>The fold over one subject's events, underway.</summary>
public interface ISubjectFold
{
    /// <summary>
    /// Whether folding this event on top gives what folding all events in their order would give. False for one that arrived too
    /// late for that: then the subject is folded afresh, and the difference counts.
    /// </summary>
    bool Follows(VisitorEvent next);

    void Fold(VisitorEvent next, IEmissions emissions);

    /// <summary>The state as JSON, to resume from.</summary>
    byte[] Save();
}
