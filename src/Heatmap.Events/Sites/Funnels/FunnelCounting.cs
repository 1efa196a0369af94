namespace Heatmap.Events;

/// <summary>What goes through a funnel. The numbers are a storage format.</summary>
public enum FunnelCounting
{
    /// <summary>A visitor, over all the sessions.</summary>
    Visitors = 0,

    /// <summary>A session: what began in one can't be finished in another.</summary>
    Sessions = 1,
}
