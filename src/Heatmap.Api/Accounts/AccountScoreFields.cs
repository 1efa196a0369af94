namespace Heatmap.Api;

/// <summary>The schema's AccountScore.</summary>
public sealed record AccountScoreFields(DateTimeOffset At, double Intent, double Engagement);
