namespace Heatmap.Api;

/// <summary>The schema's HeatKind.</summary>
public enum HeatKind
{
    Click,
}
