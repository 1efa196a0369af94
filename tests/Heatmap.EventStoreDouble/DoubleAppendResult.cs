namespace Heatmap.EventStoreDouble;

/// <summary>What became of an append: made (with the last event's revision and position), or refused where the stream is elsewhere or deleted.</summary>
internal sealed record DoubleAppendResult(bool Made, long Last, ulong Position = 0, bool Deleted = false);
