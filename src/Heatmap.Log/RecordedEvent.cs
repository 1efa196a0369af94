using Heatmap.Events;

namespace Heatmap.Log;

/// <summary>An event as it stands in the log. Revisions count within the stream, from 0 and without gaps.</summary>
public sealed record RecordedEvent(
    StreamName Stream,
    long Revision,
    Position Position,
    string Type,
    ReadOnlyMemory<byte> Data,
    ReadOnlyMemory<byte> Metadata);
