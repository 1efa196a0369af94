namespace Heatmap.Log;

/// <summary>More than one append may hold; nothing was appended.</summary>
public sealed class AppendTooLargeException(int events, long bytes)
    : Exception($"An append of {events} events and {bytes} bytes is more than {AppendLimits.Events} events or {AppendLimits.Bytes} bytes.");
