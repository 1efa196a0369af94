namespace Heatmap.Log;

/// <summary>The store can't be written or read now (disk full, file damaged, server away).</summary>
public sealed class LogUnavailableException(string why, Exception? inner = null) : Exception($"The log is unavailable: {why}", inner);
