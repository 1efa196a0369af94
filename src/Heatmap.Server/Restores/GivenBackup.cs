using Heatmap.Log;
using Heatmap.Privacy;
using Heatmap.Privacy.Sql;

namespace Heatmap.Server;

/// <summary>A backup that is read.</summary>
internal sealed class GivenBackup(string folder)
{
    public BackupManifest Manifest { get; } = ManifestFile.Read(folder);

    /// <exception cref="ControlException">A file is missing or damaged; it is named.</exception>
    public void CheckLogAndViews(WholePercents progress, CancellationToken cancellation)
    {
        if (Manifest.Views is { } views) BackupFile.Check(folder, views, cancellation);
        var (done, all) = (0L, Manifest.Log.Chunks.Sum(c => c.Bytes));
        foreach (var chunk in Manifest.Log.Chunks)
        {
            BackupFile.Check(folder, chunk, cancellation);
            progress.Report(done += chunk.Bytes, all);
        }
    }

    /// <exception cref="ControlException">A blob is missing or damaged.</exception>
    public Task CheckBlobsAsync(CancellationToken cancellation) =>
        Manifest.Blobs is { } blobs ? BlobBackup.CheckAsync(blobs, Path.Combine(folder, BackupFolder.BlobsFolder), cancellation) : Task.CompletedTask;

    /// <summary>Puts the blobs where they belong; nothing happens where the backup has none.</summary>
    public Task CopyBlobsAsync(string to, CancellationToken cancellation) =>
        Manifest.Blobs is null ? Task.CompletedTask : BlobBackup.RestoreAsync(Path.Combine(folder, BackupFolder.BlobsFolder), to, cancellation);

    /// <summary>Checks the keys' file, and that the secrets are those that the keys are wrapped with. How many keys' epochs were destroyed since.</summary>
    /// <exception cref="ControlException">The file is damaged, or the secrets are another installation's or older than the keys.</exception>
    public long CheckKeys(GivenSecrets secrets, CancellationToken cancellation)
    {
        BackupFile.Check(folder, Manifest.Keys, cancellation);
        var destroyed = 0L;
        try
        {
            foreach (var row in Keys())
            {
                cancellation.ThrowIfCancellationRequested();
                if (row.Key is { } key && !secrets.Keys.Opens(key.Key, key.Value)) destroyed++;
            }
        }
        catch (Exception e) when (e is DamagedKeyException or SecretsMissingException)
        {
            throw new ControlException($"The secrets are not those that the keys in '{folder}' are wrapped with. {e.Message} Give the installation's own with --secrets.");
        }

        return destroyed;
    }

    /// <summary>Puts the views where they belong; false when the backup has none. They are of no use without the log's own positions.</summary>
    public bool TryCopyViews(string to)
    {
        if (Manifest.Views is not { } views || !LogStore.CountsAppends(Manifest.Log.Store)) return false;
        PrivateFolder.Make(Path.GetDirectoryName(to)!);
        File.Copy(Path.Combine(folder, views.File), to);
        return true;
    }

    public IEnumerable<KeyRecord> Keys()
    {
        using var file = File.OpenRead(Path.Combine(folder, Manifest.Keys.File));
        foreach (var row in KeyArchiveReader.Read(file)) yield return row;
    }

    public IEnumerable<RecordedAppend> Appends()
    {
        foreach (var chunk in Manifest.Log.Chunks)
        {
            using var file = File.OpenRead(Path.Combine(folder, chunk.File));
            foreach (var append in ChunkReader.Read(file)) yield return append;
        }
    }
}
