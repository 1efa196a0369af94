namespace Heatmap.Log;

/// <summary>The size of one append, in every store: chosen to fit below EventStoreDB's 1 MiB with its framing.</summary>
public static class AppendLimits
{
    public const int Events = 100;
    public const int Bytes = 768 * 1024;

    /// <summary>The size in bytes of data and metadata, when the append is within the limits.</summary>
    /// <exception cref="AppendTooLargeException">It is not.</exception>
    /// <exception cref="ArgumentException">There is no event: an append must leave something that can be pointed at.</exception>
    public static int Check(IReadOnlyList<NewEvent> events)
    {
        if (events.Count == 0) throw new ArgumentException("An append needs at least one event.", nameof(events));
        var bytes = events.Sum(e => (long)e.Data.Length + e.Metadata.Length);
        if (events.Count > Events || bytes > Bytes) throw new AppendTooLargeException(events.Count, bytes);
        return (int)bytes;
    }
}
