using Heatmap.Events;

namespace Heatmap.Ingest;

/// <summary>Makes the fact of what was recorded.</summary>
/// <param name="values">The event as it was sent.</param>
/// <param name="skew">Moves its times onto the server's clock.</param>
/// <param name="blob">The hash under which the recording itself is kept.</param>
internal delegate IEvent RecordingFact(FieldValues values, ClockSkew skew, string blob);
