using Heatmap.Query;

namespace Heatmap.Api;

/// <summary>The schema's FunnelDifference.</summary>
public sealed record FunnelDifferenceFields(ShareDifference? Overall, ShareDifference? FromBefore);
