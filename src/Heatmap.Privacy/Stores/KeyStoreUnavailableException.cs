namespace Heatmap.Privacy;

/// <summary>The key store can't be written or read now (disk full, file damaged, server away).</summary>
public sealed class KeyStoreUnavailableException(string why, Exception? inner = null) : Exception($"The key store is unavailable: {why}", inner);
