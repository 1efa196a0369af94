namespace Heatmap.Projector;

/// <summary>What a run of retention does, in this order.</summary>
public enum RetentionStep
{
    /// <summary>Noting in each subject's stream where it is cut.</summary>
    Cutting,

    /// <summary>Writing what the cut events had brought into totals.</summary>
    KeepingTotals,

    /// <summary>Waiting until every view has let go of what was cut.</summary>
    Settling,

    /// <summary>Taking the events out of the log, and keys of subjects of whom nothing is left.</summary>
    Removing,

    /// <summary>Taking out totals that are too old, and giving disk space back.</summary>
    Releasing,
}
