using Heatmap.Log;

namespace Heatmap.Projector;

/// <summary>Where a fold stands: up to there all its partitions are folded and committed, and with that all that was received up to a time (Unix milliseconds; 0 while unknown).</summary>
internal sealed record Standing(Position Reached, long AsOf);
