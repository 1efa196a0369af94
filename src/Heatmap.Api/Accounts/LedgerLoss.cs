namespace Heatmap.Api;

/// <summary>The schema's LedgerLoss.</summary>
public enum LedgerLoss
{
    Forgotten,
    Retention,
}
