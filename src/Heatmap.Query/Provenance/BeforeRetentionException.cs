namespace Heatmap.Query;

/// <summary>What was asked needs events that retention has taken. Totals of that time can still be asked for.</summary>
public sealed class BeforeRetentionException(long asked, long since)
    : Exception($"This needs events from before {Origin.Words(asked)}, and this site keeps them from {Origin.Words(since)} on. Heatmaps and page figures reach further back.")
{
    /// <summary>Refuses what ends before, or looks at a moment before, the events that are kept (Unix milliseconds; null: all are).</summary>
    /// <exception cref="BeforeRetentionException">It does.</exception>
    public static void ThrowIfBefore(long? asked, long? since)
    {
        if (asked <= since) throw new BeforeRetentionException(asked.Value, since.Value);
    }
}
