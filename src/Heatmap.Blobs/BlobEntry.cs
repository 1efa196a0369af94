namespace Heatmap.Blobs;

/// <summary>A blob as a catalogue lists it.</summary>
/// <param name="Bytes">How long it is.</param>
public readonly record struct BlobEntry(BlobName Name, long Bytes);
