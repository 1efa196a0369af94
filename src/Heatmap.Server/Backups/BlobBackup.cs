using System.Security.Cryptography;
using System.Text;
using Heatmap.Blobs;

namespace Heatmap.Server;

/// <summary>Blobs in a backup's folder: copied, checked, and put back.</summary>
internal static class BlobBackup
{
    /// <summary>Copies all that there are. What retention takes meanwhile may be missing; what is damaged is passed over and counted.</summary>
    public static async Task<BackupManifest.BlobsCopy> WriteAsync(OpenedBlobs from, string folder, CancellationToken cancellation)
    {
        var (to, damaged) = (FolderBlobs.Open(folder), 0L);
        await foreach (var entry in from.Catalogue.ListAsync(cancellation: cancellation))
        {
            try
            {
                if (await from.Store.FindAsync(entry.Name, cancellation) is { } bytes) await to.PutAsync(entry.Name.Site, entry.Name.Day, bytes, cancellation);
            }
            catch (DamagedBlobException)
            {
                damaged++;
            }
        }

        return (await DescribeAsync(to, cancellation)) with { Damaged = damaged };
    }

    /// <summary>Holds a backup's blobs against its manifest, each against its own name.</summary>
    /// <exception cref="ControlException">Some are missing or damaged.</exception>
    public static async Task CheckAsync(BackupManifest.BlobsCopy copy, string folder, CancellationToken cancellation)
    {
        var blobs = FolderBlobs.Look(folder);
        if (await DescribeAsync(blobs, cancellation) with { Damaged = copy.Damaged } != copy)
            throw new ControlException($"The backup is not whole: '{folder}' doesn't hold the blobs that were written. Take another copy of it, or another backup.");
        try
        {
            await foreach (var entry in blobs.ListAsync(cancellation: cancellation)) await blobs.FindAsync(entry.Name, cancellation);
        }
        catch (DamagedBlobException e)
        {
            throw new ControlException($"The backup is damaged: the blob {e.Name} in '{folder}' is not what was written. Take another copy of it, or another backup.");
        }
    }

    public static async Task RestoreAsync(string folder, string into, CancellationToken cancellation)
    {
        var (from, to) = (FolderBlobs.Look(folder), FolderBlobs.Open(into));
        await foreach (var entry in from.ListAsync(cancellation: cancellation))
        {
            var bytes = await from.FindAsync(entry.Name, cancellation) ?? throw new ControlException($"The blob {entry.Name} vanished from '{folder}' meanwhile.");
            await to.PutAsync(entry.Name.Site, entry.Name.Day, bytes, cancellation);
        }
    }

    private static async Task<BackupManifest.BlobsCopy> DescribeAsync(FolderBlobs blobs, CancellationToken cancellation)
    {
        using var names = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (count, bytes) = (0L, 0L);
        await foreach (var entry in blobs.ListAsync(cancellation: cancellation))
        {
            names.AppendData(Encoding.UTF8.GetBytes($"{entry.Name}\n"));
            count++;
            bytes += entry.Bytes;
        }

        return new BackupManifest.BlobsCopy(count, bytes, Convert.ToHexStringLower(names.GetHashAndReset()), Damaged: 0);
    }
}
