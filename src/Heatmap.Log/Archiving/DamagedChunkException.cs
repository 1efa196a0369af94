namespace Heatmap.Log;

/// <summary>The bytes of a chunk are not what was written, or of a format that this version doesn't know.</summary>
public sealed class DamagedChunkException(string why, Exception? inner = null) : Exception($"The chunk is damaged: {why}.", inner);
