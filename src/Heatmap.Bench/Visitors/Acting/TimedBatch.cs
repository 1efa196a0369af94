using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>A batch and when its SDK would send it.</summary>
internal sealed record TimedBatch(DateTimeOffset At, Batch Batch);
