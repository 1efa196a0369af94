namespace Heatmap.Server;

/// <summary>
/// What a backup is made of: a file <c>manifest.json</c>, written last, so that a folder without it is no backup. A storage
/// format. Positions are the log's, as <c>1042.3</c>; hashes SHA-256 in lower-case hex; files are named from the folder.
/// </summary>
public sealed record BackupManifest
{
    public const int Known = 1;

    public required int Format { get; init; }

    /// <summary>The version of Heatmap that made it.</summary>
    public required string Product { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required LogCopy Log { get; init; }

    public required KeysCopy Keys { get; init; }

    /// <summary>How far the erasure ledger had come; null before the first erasure. The ledger that is applied must contain this.</summary>
    public required LedgerMark? Ledger { get; init; }

    /// <summary>The views, where they were taken too.</summary>
    public FileCopy? Views { get; init; }

    /// <summary>The blobs; null in backups from before there were any.</summary>
    public BlobsCopy? Blobs { get; init; }

    /// <summary>A file of the backup.</summary>
    public record FileCopy(string File, long Bytes, string Sha256);

    /// <summary>The log up to a position. <paramref name="Tail"/> is its last event, by which it is known again.</summary>
    public sealed record LogCopy(string Store, string Position, long Events, long Appends, long StreamsBegun, Tail? Tail, IReadOnlyList<ChunkCopy> Chunks);

    /// <summary>An event, by where it stands and the hash of its type, metadata and data.</summary>
    public sealed record Tail(string Stream, long Revision, string Sha256);

    /// <summary>A stretch of the log, from the position of its first event to that of its last.</summary>
    public sealed record ChunkCopy(string File, long Bytes, string Sha256, string First, string Last, long Events, long Appends, long StreamsBegun)
        : FileCopy(File, Bytes, Sha256);

    /// <summary>The key store: how many keys each epoch wraps.</summary>
    public sealed record KeysCopy(string File, long Bytes, string Sha256, long Subjects, IReadOnlyDictionary<int, long> Epochs)
        : FileCopy(File, Bytes, Sha256);

    /// <summary>
    /// The blobs, each a file that is named after its hash. <paramref name="Sha256"/> is that of all names, in their order, each with a
    /// line feed. Damaged ones could not be taken.
    /// </summary>
    public sealed record BlobsCopy(long Count, long Bytes, string Sha256, long Damaged);

    public sealed record LedgerMark(long Sequence, string Hash);
}
