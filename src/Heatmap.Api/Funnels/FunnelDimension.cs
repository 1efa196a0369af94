namespace Heatmap.Api;

/// <summary>The schema's FunnelDimension.</summary>
public enum FunnelDimension
{
    Device,
    Country,
    Source,
    Campaign,
    AccountCategory,
}
