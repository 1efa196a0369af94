using Heatmap.Log;

namespace Heatmap.Projector;

/// <summary>A page of the log, decoded.</summary>
public sealed record DecodedPage(IReadOnlyList<DecodedEvent> Events, Position End, bool CaughtUp);
