namespace Heatmap.Client;

/// <summary>The body of a refusal.</summary>
internal sealed record RefusalBody(string? Code, string? Message);
