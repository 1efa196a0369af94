namespace Heatmap.Sql;

/// <summary>How a database file is opened. The defaults suit facts and keys.</summary>
public sealed record SqliteFileOptions
{
    public SqliteSynchronous Synchronous { get; init; } = SqliteSynchronous.Full;

    /// <summary>Bytes, a power of two from 512 to 65536; counts only when the file is made.</summary>
    public int PageSize { get; init; } = 4096;

    /// <summary>How many reads may run at a time.</summary>
    public int ReadSessions { get; init; } = 4;

    /// <summary>The page cache of each session, in bytes.</summary>
    public int CacheBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>How long a commit lets the write-ahead log grow before it is copied into the file, in bytes.</summary>
    public int CheckpointBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>How long to wait for a lock that somebody else holds, and for readers when the write-ahead log is to be emptied.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
}
