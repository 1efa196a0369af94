using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Log.Sql;
using Heatmap.Privacy.Sql;

namespace Heatmap.Server;

/// <summary>
/// Makes an installation of a backup. All that is given is checked before anything is written. The erasure ledger is applied to
/// keys and log before the views are folded, so that nothing of the forgotten is counted or readable when it serves.
/// </summary>
internal sealed class Restore(RestoreRequest request, Action<double?, string> tell, ILoggerFactory logging, TimeProvider time)
{
    // A transaction of the restored log: enough that the disk is waited for seldom, and little memory.
    private const int AppendsATime = 500;
    private const int BytesATime = 8 * 1024 * 1024;

    /// <exception cref="ControlException">Something given can't be used, or the place isn't empty; nothing was written.</exception>
    public async Task<RestoreOutcome> RunAsync(CancellationToken cancellation)
    {
        RestoreTarget.Check(request.Data);
        var backup = new GivenBackup(request.From);
        var keys = request.KeysFrom is { } other ? KeysOf(backup, other) : backup;
        var secrets = GivenSecrets.Open(request.Secrets);
        var ledger = await GivenLedger.ReadAsync(request.Ledger, keys.Manifest.Ledger, cancellation);
        tell(null, "checking the keys");
        var unreadable = keys.CheckKeys(secrets, cancellation);
        backup.CheckLogAndViews(new WholePercents(tell, "checking the log"), cancellation);
        await backup.CheckBlobsAsync(cancellation);

        using var target = RestoreTarget.Take(request.Data);
        secrets.CopyTo(target.Folder.Secrets);
        tell(null, "restoring the keys");
        await WriteKeysAsync(target.Folder.Path, keys, ledger, cancellation);
        tell(null, "restoring the blobs");
        await backup.CopyBlobsAsync(target.Folder.Blobs, cancellation);
        var events = await WriteLogAsync(target.Folder, backup, cancellation);
        // Views that have folded what isn't restored would be wrong.
        var views = request is { UntilPosition: null, UntilTime: null } && backup.TryCopyViews(target.Folder.Views);
        var outcome = await FinishAsync(target, keys, unreadable, events, ledger, cancellation);
        return outcome with { ViewsTaken = views };
    }

    private static GivenBackup KeysOf(GivenBackup backup, string other)
    {
        var keys = new GivenBackup(other);
        return keys.Manifest.MadeAt >= backup.Manifest.MadeAt ? keys : throw new ControlException(
            $"The backup in '{other}' is older than the one whose log is restored, and lacks keys of it. Give a later one with --keys.");
    }

    private static async Task WriteKeysAsync(string data, GivenBackup backup, GivenLedger ledger, CancellationToken cancellation)
    {
        await ledger.CopyToAsync(Path.Combine(data, "ledger", "erasures.db"), cancellation);
        using var vault = VaultStores.OpenFolder(data);
        new KeyRestoring(vault.KeyDatabase).Restore(backup.Keys(), cancellation);
    }

    private async Task<long> WriteLogAsync(DataFolder folder, GivenBackup backup, CancellationToken cancellation)
    {
        using var file = SqliteLog.OpenFile(folder.Log);
        var restoring = new SqlEventRestoring(file, LogStore.CountsAppends(backup.Manifest.Log.Store));
        var (progress, all, events) = (new WholePercents(tell, "restoring the log"), backup.Manifest.Log.Events, 0L);
        foreach (var appends in Grouped(backup.Appends().TakeWhile(IsWanted)))
        {
            await restoring.RestoreAsync(appends, cancellation);
            progress.Report(events += appends.Sum(a => a.Events.Count), all);
        }

        return events;
    }

    private static IEnumerable<IReadOnlyList<RecordedAppend>> Grouped(IEnumerable<RecordedAppend> appends)
    {
        var (group, bytes) = (new List<RecordedAppend>(), 0L);
        foreach (var append in appends)
        {
            group.Add(append);
            bytes += append.Events.Sum(e => (long)e.Data.Length + e.Metadata.Length);
            if (group.Count < AppendsATime && bytes < BytesATime) continue;
            yield return group;
            (group, bytes) = ([], 0);
        }

        if (group.Count > 0) yield return group;
    }

    private bool IsWanted(RecordedAppend append)
    {
        if (request.UntilPosition is { } position) return append.Last <= position;
        return request.UntilTime is not { } until || EventCodec.ReadEnvelope(append.Events[0].Metadata).ReceivedAt <= until.ToUnixTimeMilliseconds();
    }

    /// <summary>Opens the installation, which applies the ledger to the keys; tells the log of every erasure; folds the views.</summary>
    private async Task<RestoreOutcome> FinishAsync(
        RestoreTarget target, GivenBackup keys, long unreadable, long events, GivenLedger ledger, CancellationToken cancellation)
    {
        tell(null, "applying the erasure ledger");
        await using var installation = await Installation.OpenAsync(target.Folder, logging, time, cancellation, addresses: StoreAddresses.In(target.Folder.Path));
        await installation.Forgetting.ReassertAsync(cancellation);
        installation.Start();
        await installation.Projector.Opened.WaitAsync(cancellation);
        await installation.Forgetting.ResumeAsync(cancellation);
        var head = await installation.Log.HeadAsync(cancellation);
        await FoldAsync(installation, head, cancellation);
        target.End();
        var vault = installation.Keys.Vault;
        var erasures = ledger.Entries.Select(e => e.Erasure).Distinct().Count();
        return new RestoreOutcome(events, $"{head}", keys.Manifest.Keys.Subjects - vault.BroughtBack.Count, unreadable, vault.BroughtBack.Count, erasures);
    }

    private async Task FoldAsync(Installation installation, Position head, CancellationToken cancellation)
    {
        var progress = new WholePercents(tell, "folding the views");
        var folded = installation.Projector.ReachedAsync(head, cancellation);
        while (await Task.WhenAny(folded, Task.Delay(TimeSpan.FromMilliseconds(200), time, cancellation)) != folded)
        {
            progress.Report(installation.Projector.Reached.Append, head.Append);
            cancellation.ThrowIfCancellationRequested();
            if (installation.Troubles is [var trouble, ..]) throw new ControlException($"The views can't be folded. {trouble}");
        }

        await folded;
        progress.Report(1);
    }
}
