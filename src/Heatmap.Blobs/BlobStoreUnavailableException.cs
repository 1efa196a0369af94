namespace Heatmap.Blobs;

/// <summary>The store of blobs failed: full, away, or not to be read. The message names it and holds nothing of what is kept.</summary>
public sealed class BlobStoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
