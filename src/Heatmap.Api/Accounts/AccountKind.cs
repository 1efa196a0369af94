namespace Heatmap.Api;

/// <summary>The schema's AccountKind.</summary>
public enum AccountKind
{
    Domain,
    Network,
}
