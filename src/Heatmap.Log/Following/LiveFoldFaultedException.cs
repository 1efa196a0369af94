namespace Heatmap.Log;

/// <summary>A live fold met an event that it can't read or fold, and stopped there: what it would answer is no longer true.</summary>
public sealed class LiveFoldFaultedException(RecordedEvent at, Exception cause)
    : Exception($"Event {at.Revision} ('{at.Type}') of stream '{at.Stream}' at position {at.Position} can't be folded: {cause.Message}", cause)
{
    /// <summary>The event at which it stopped.</summary>
    public RecordedEvent At { get; } = at;
}
