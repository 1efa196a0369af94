namespace Heatmap.Query;

/// <summary>A page with its views and clicks, in hundredths.</summary>
public sealed record PageFigures(string Page, long Views, long Clicks);
