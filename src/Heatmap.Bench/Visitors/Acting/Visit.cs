using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>One whole visit as it will be sent: batches in order of time.</summary>
internal sealed record Visit(Visitor Visitor, Caller Caller, IReadOnlyList<TimedBatch> Batches);
