namespace Heatmap.Client;

/// <summary>One page view: its id within the run, its address and the size of what was visible, in CSS pixels.</summary>
public sealed record Page(string Id, string Url, Size Viewport, string? Title = null, string? Referrer = null);
