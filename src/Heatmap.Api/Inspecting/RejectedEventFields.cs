namespace Heatmap.Api;

/// <summary>The schema's RejectedEvent.</summary>
public sealed record RejectedEventFields(int Index, string Code, string Message);
