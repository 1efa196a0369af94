using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>Events that the SDK would send together, when it would (Unix milliseconds), and what was consented to by then.</summary>
internal sealed record Parcel(long At, IReadOnlyList<string> Consent, IReadOnlyList<CapturedEvent> Events);
