namespace Heatmap.Client;

/// <summary>What waits in the buffer: an event still without number and page, or somebody who waits until all before it has gone.</summary>
internal sealed record Tracked(Occasion? Occasion, Func<int, string, CapturedEvent>? Event, TaskCompletionSource? Flushed = null);
