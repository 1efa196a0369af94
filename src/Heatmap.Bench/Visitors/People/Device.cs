using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>A kind of device: its sizes in CSS pixels and the browsers that people use on it.</summary>
/// <param name="Layout">Its name in shop-layout.tsv.</param>
/// <param name="Touch">Fingers scroll and tap; they leave no trail of movement.</param>
internal sealed record Device(
    string Layout, bool Touch, Size Screen, Size Viewport, double Scale, IReadOnlyList<(string Agent, double Weight)> Browsers);
