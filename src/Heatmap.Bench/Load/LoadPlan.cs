namespace Heatmap.Bench;

/// <summary>How much is sent, and how fast.</summary>
/// <param name="Connections">So many requests are under way at most.</param>
/// <param name="Duration">When to stop, unless <paramref name="Batches"/> are sent before.</param>
/// <param name="Batches">After how many batches to stop.</param>
/// <param name="EventsPerSecond">
/// Open loop: sends at this rate whatever the answers take, and counts each time from when the request was due, so that a server
/// that stalls can't hide it. Null is the closed loop: each connection sends its next batch when the last is answered.
/// </param>
public sealed record LoadPlan(int Connections, TimeSpan Duration, long Batches = long.MaxValue, double? EventsPerSecond = null);
