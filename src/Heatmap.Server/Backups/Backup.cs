using System.Reflection;
using Heatmap.Log;
using Heatmap.Privacy;
using Heatmap.Privacy.Sql;
using Heatmap.Sql;

namespace Heatmap.Server;

/// <summary>
/// Copies an installation while it serves. The order makes the copy consistent without stopping anything: views first, which are
/// then not ahead of the log; the log up to where it is at that moment; then the blobs, and the keys, so that the key of every event in the copy
/// is there unless it was destroyed; the erasure ledger's head last. Secrets and ledger are never part of it.
/// </summary>
internal sealed class Backup(Installation installation, Action<double?, string> tell)
{
    // A rotation of the epochs ends the keys that were copied before it ended; copied again, they are under the new one.
    private const int Tries = 5;

    private readonly LogBackup _log = new(installation.Log, installation.Log);

    /// <param name="to">The folder: none yet, or an empty one.</param>
    /// <param name="since">The folder of an earlier backup to go on from.</param>
    /// <param name="withViews">Takes the views too, so that they needn't be folded afresh.</param>
    /// <param name="cancellation">Breaks it off; what was written is cleared away.</param>
    /// <exception cref="ControlException">A folder can't be used.</exception>
    public async Task<BackupManifest> RunAsync(string to, string? since, bool withViews, CancellationToken cancellation)
    {
        var earlier = since is null ? null : await FindAsync(since, cancellation);
        var folder = BackupFolder.Begin(to);
        try
        {
            var manifest = await WriteAsync(folder, earlier, withViews, cancellation);
            folder.End(manifest);
            new BackupRecord(to, manifest.MadeAt, manifest.Log.Position, [.. manifest.Keys.Epochs.Keys]).Save(installation.Folder.Path);
            return manifest;
        }
        catch
        {
            folder.Clear();
            throw;
        }
    }

    private async Task<BackupManifest> WriteAsync(BackupFolder folder, EarlierBackup? earlier, bool withViews, CancellationToken cancellation)
    {
        var views = withViews ? CopyViews(folder, cancellation) : null;
        var until = await installation.Log.HeadAsync(cancellation);
        var madeAt = installation.Time.GetUtcNow();
        var log = await _log.WriteAsync(folder.Path, installation.Log.Kind, earlier, until, new WholePercents(tell, "copying the log"), cancellation);
        // Behind the log: what an event names was there before the event.
        tell(null, "copying the blobs");
        var blobs = await BlobBackup.WriteAsync(installation.Blobs, Path.Combine(folder.Path, BackupFolder.BlobsFolder), cancellation);
        var (keys, census) = await CopyKeysAsync(folder, cancellation);
        return new BackupManifest
        {
            Format = BackupManifest.Known,
            Product = typeof(Backup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
            MadeAt = madeAt,
            Log = log,
            Keys = new BackupManifest.KeysCopy(keys.File, keys.Bytes, keys.Sha256, census.Subjects, census.Epochs),
            Ledger = census.Ledger is { } head ? new BackupManifest.LedgerMark(head.Sequence, head.Hash) : null,
            Views = views,
            Blobs = blobs,
        };
    }

    /// <summary>Before the log: they must not have folded what isn't in it.</summary>
    private BackupManifest.FileCopy CopyViews(BackupFolder folder, CancellationToken cancellation)
    {
        var file = installation.Views.File ?? throw new ControlException(
            "The views are in a server's database and are not taken along. Leave --views out: they are folded afresh when the backup is restored.");
        tell(null, "copying the views");
        using var views = SqliteInspection.Open(file);
        views.CopyTo(Path.Combine(folder.Path, BackupFolder.ViewsFile));
        return BackupFile.Of(folder.Path, BackupFolder.ViewsFile, cancellation);
    }

    private async Task<(BackupManifest.FileCopy File, KeyCensus Census)> CopyKeysAsync(BackupFolder folder, CancellationToken cancellation)
    {
        var epochs = installation.Keys.Vault.Epochs;
        for (var attempt = 1; ; attempt++)
        {
            // Waits for a rotation that is under way.
            await epochs.ResumeAsync(cancellation);
            var copied = await TryCopyKeysAsync(folder, cancellation);
            if (copied.Census.Epochs.Keys.All(epoch => epoch == epochs.Current)) return copied;
            if (attempt == Tries) throw new ControlException("The keys were re-wrapped again and again while they were copied. Try again when no rotation runs.");
            File.Delete(Path.Combine(folder.Path, copied.File.File));
        }
    }

    private async Task<(BackupManifest.FileCopy File, KeyCensus Census)> TryCopyKeysAsync(BackupFolder folder, CancellationToken cancellation)
    {
        using var file = new BackupFile(folder.Path, BackupFolder.KeysFile);
        tell(null, "copying the keys");
        var census = await new KeyArchiveWriter(installation.Keys.Database).WriteAsync(file.Stream, _ => { }, cancellation);
        return (file.End(), census);
    }

    private async Task<EarlierBackup> FindAsync(string since, CancellationToken cancellation)
    {
        var earlier = new EarlierBackup(since, ManifestFile.Read(since));
        var (tail, head) = (earlier.Manifest.Log.Tail, await installation.Log.HeadAsync(cancellation));
        if (earlier.Position > head || (tail is not null && !await _log.HasAsync(tail, cancellation)))
        {
            throw new ControlException($"The backup in '{since}' is not one of this log, or ends in what retention has removed since. "
                + "Leave --since out: a whole backup is made then.");
        }

        return earlier;
    }
}
