namespace Heatmap.Api;

/// <summary>The schema's ErrorPage.</summary>
public sealed record ErrorPageFields(string Page, double Times);
