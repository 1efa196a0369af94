namespace Heatmap.Events;

/// <summary>How often a visitor or session counts. The numbers are a storage format.</summary>
public enum FunnelMatching
{
    /// <summary>Once: by the attempt that got furthest, the first of those.</summary>
    First = 0,

    /// <summary>By every attempt. The next begins when the one before is through, excluded or out of time.</summary>
    Every = 1,
}
