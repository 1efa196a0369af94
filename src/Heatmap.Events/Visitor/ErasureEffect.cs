namespace Heatmap.Events;

/// <summary>What forgetting a visitor does to totals. The numbers are a storage format.</summary>
public enum ErasureEffect
{
    /// <summary>The anonymous counts stay; what the visitor did can still be seen, without anything about the person.</summary>
    KeepTotals = 0,

    /// <summary>Everything that came from the visitor is subtracted, and the visitor's sessions go.</summary>
    RemoveFromTotals = 1,
}
