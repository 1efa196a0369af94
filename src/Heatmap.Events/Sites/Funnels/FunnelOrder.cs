namespace Heatmap.Events;

/// <summary>How the steps of a funnel may follow each other. The numbers are a storage format.</summary>
public enum FunnelOrder
{
    /// <summary>One after the other, whatever happens between them.</summary>
    Ordered = 0,

    /// <summary>One directly after the other: nothing of the kinds that the funnel's steps are of happens between them.</summary>
    Strict = 1,

    /// <summary>In any order.</summary>
    Any = 2,
}
