namespace Heatmap.Blobs;

/// <summary>A blob's bytes don't fit its name: they were changed where they are kept.</summary>
public sealed class DamagedBlobException(BlobName name)
    : Exception($"The blob {name} is damaged: its bytes don't fit its hash. Restore it from a backup.")
{
    public BlobName Name { get; } = name;
}
