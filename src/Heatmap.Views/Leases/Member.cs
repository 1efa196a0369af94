namespace Heatmap.Views;

/// <summary>A node that takes part.</summary>
/// <param name="Beat">Rises as long as it lives.</param>
/// <param name="Lag">How far it lay behind the log at that beat, by its own word.</param>
public sealed record Member(string Node, long Beat, TimeSpan Lag);
