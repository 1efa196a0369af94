using Heatmap.Sql;

namespace Heatmap.Log.Sql;

/// <summary>The limits of a log in a database.</summary>
public sealed record SqlLogOptions
{
    /// <summary>The writer's queue. Its callbacks are the log's own.</summary>
    public GroupCommitOptions Queue { get; init; } = new();

    /// <summary>What a writer is told to wait when the queue is full.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long giving back disk space waits for those who read an older state of a SQLite file.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many streams' heads are kept in memory.</summary>
    public int RememberedStreams { get; init; } = 16_000;

    /// <summary>How many bytes of the latest appends are kept in memory unpacked, for those who follow: a moment of full load.</summary>
    public long RememberedBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>A page of a subscription ends with the append that reaches this number of events ...</summary>
    public int PageEvents { get; init; } = 2000;

    /// <summary>... or this number of stored bytes, or after this many appends looked at, whether they pass the filter or not.</summary>
    public int PageBytes { get; init; } = 1024 * 1024;

    /// <inheritdoc cref="PageBytes"/>
    public int PageAppends { get; init; } = 5000;
}
