using System.Data.Common;
using System.Text.Json;
using Heatmap.Blobs;
using Heatmap.Log;
using Heatmap.Privacy;
using Heatmap.Sql;

namespace Heatmap.Server;

/// <summary>
/// Examines a data folder without changing anything in it, whether a server owns it or nobody: the files through sessions of its own
/// that only read, and what only the server knows by asking it.
/// </summary>
internal sealed class Doctor(string data, TimeProvider time, Action<double?, string> tell)
{
    /// <summary>All findings; what couldn't be examined is one.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        foreach (var examination in Examinations())
        {
            tell(null, $"examining {examination.Subject}");
            findings.AddRange(await ExamineAsync(examination, cancellation));
        }

        return findings;
    }

    private IEnumerable<IExamination> Examinations()
    {
        var addresses = StoreAddresses.FromEnvironment(data);
        yield return new FolderExamination(data);
        foreach (var (name, address) in ((string, StoreAddress)[])[("log/log.db", addresses.Log), ("keys/keys.db", addresses.Keys), ("ledger/erasures.db", addresses.Ledger), ("views/views.db", addresses.Views)])
            yield return address switch
            {
                StoreAddress.File file => new DatabaseExamination(file.Path, name),
                StoreAddress.EventStoreDb server => new ScavengeExamination(name, server.Address),
                _ => new ServerExamination(name),
            };
        if (addresses.Blobs is BlobAddress.Folder blobs) yield return new BlobExamination(blobs.Path);
        if (addresses is { Keys: StoreAddress.File keys, Ledger: StoreAddress.File ledger })
        {
            yield return new SecretsExamination(addresses.Secrets, keys.Path);
            yield return new LedgerExamination(keys.Path, ledger.Path, time);
        }

        if (addresses.Log is StoreAddress.File log) yield return new GrowthExamination(data, log.Path, time);
        yield return new ProjectionExamination(data, addresses.Views);
        yield return new BackupExamination(data, addresses.Secrets, time);
    }

    private static async Task<IReadOnlyList<Finding>> ExamineAsync(IExamination examination, CancellationToken cancellation)
    {
        try
        {
            return await examination.ExamineAsync(cancellation);
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or SqliteFileException or LogUnavailableException
            or KeyStoreUnavailableException or JsonException or FormatException or BlobStoreUnavailableException or ControlException)
        {
            return [Finding.Act(examination.Subject, $"It can't be examined: {e.Message}", "See what it says; where a file is lost or damaged, 'restore' makes a new folder of a backup.")];
        }
    }
}
