using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>Events that the SDK would send together, and when it would (Unix milliseconds).</summary>
internal sealed record Parcel(long At, IReadOnlyList<CapturedEvent> Events);
