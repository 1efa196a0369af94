using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Heatmap.Log.EventStoreDb;

/// <summary>The limits of a log on EventStoreDB, and what it works with.</summary>
public sealed record EventStoreDbLogOptions
{
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>How many appends may wait for the server's answer at a time; more are refused as busy ...</summary>
    public int AppendsInFlight { get; init; } = 4096;

    /// <summary>... and how many bytes of events in them.</summary>
    public long BytesInFlight { get; init; } = 64 * 1024 * 1024;

    /// <summary>What a writer is told to wait when too much is in flight, or the server says that it is busy.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A page of a subscription ends with this number of events ...</summary>
    public int PageEvents { get; init; } = 2000;

    /// <summary>... or this number of bytes of them.</summary>
    public int PageBytes { get; init; } = 1024 * 1024;

    /// <summary>
    /// A subscription to which nothing came for so long looks whether that is because the filter keeps everything back, so that
    /// its pages' end follows the log's.
    /// </summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>... and at least this often while nothing is known to have been appended: others may have.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(1);
}
