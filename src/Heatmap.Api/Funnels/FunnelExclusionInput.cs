namespace Heatmap.Api;

/// <summary>The schema's FunnelExclusionInput.</summary>
public sealed record FunnelExclusionInput(int After, FunnelStepInput Step);
