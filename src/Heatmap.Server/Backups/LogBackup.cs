using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Heatmap.Log;

namespace Heatmap.Server;

/// <summary>Copies the log into chunks, append by append, in a form that every store takes back.</summary>
internal sealed class LogBackup(IEventSubscription log, IEventReader reader)
{
    // Uncompressed. Large enough to pack well, small enough that a damaged one says where, and that the next backup finds most
    // chunks as they were.
    private const long ChunkBytes = 64 * 1024 * 1024;

    /// <summary>The whole log up to a position; what an earlier backup has of it is taken over from there.</summary>
    public async Task<BackupManifest.LogCopy> WriteAsync(
        string folder, string store, EarlierBackup? earlier, Position until, WholePercents progress, CancellationToken cancellation)
    {
        var before = earlier?.Manifest.Log;
        var chunks = new List<BackupManifest.ChunkCopy>(earlier?.TakeOver(folder, cancellation) ?? []);
        var (after, tail) = (earlier?.Position ?? Position.Start, before?.Tail);
        await using var appends = log.ReadAppendsAsync(after, until, cancellation).GetAsyncEnumerator(cancellation);
        for (var more = await appends.MoveNextAsync(); more;)
        {
            using var file = new BackupFile(folder, NameOf(chunks.Count + 1));
            using var chunk = new ChunkWriter(file.Stream);
            for (; more && chunk.Bytes < ChunkBytes; more = await appends.MoveNextAsync())
            {
                chunk.Write(appends.Current);
                tail = TailOf(appends.Current.Events[^1]);
                progress.Report(chunk.Last.Append - after.Append, until.Append - after.Append);
            }

            chunk.End();
            chunks.Add(Described(file.End(), chunk));
        }

        progress.Report(1);
        return new BackupManifest.LogCopy(
            store, $"{until}", chunks.Sum(c => c.Events), chunks.Sum(c => c.Appends), chunks.Sum(c => c.StreamsBegun), tail, chunks);
    }

    /// <summary>Whether an earlier backup is one of this log: its last event stands where it stood.</summary>
    public async Task<bool> HasAsync(BackupManifest.Tail tail, CancellationToken cancellation)
    {
        await foreach (var e in reader.ReadStreamAsync(new(tail.Stream), ReadDirection.Forwards, tail.Revision, cancellation))
            return e.Revision == tail.Revision && TailOf(e).Sha256 == tail.Sha256;
        return false;
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{BackupFolder.LogFolder}/{number:000000}.hml");

    private static BackupManifest.ChunkCopy Described(BackupManifest.FileCopy file, ChunkWriter chunk) =>
        new(file.File, file.Bytes, file.Sha256, $"{chunk.First}", $"{chunk.Last}", chunk.Events, chunk.Appends, chunk.StreamsBegun);

    private static BackupManifest.Tail TailOf(RecordedEvent e)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(e.Type));
        hash.AppendData(e.Metadata.Span);
        hash.AppendData(e.Data.Span);
        return new BackupManifest.Tail(e.Stream.Value, e.Revision, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
