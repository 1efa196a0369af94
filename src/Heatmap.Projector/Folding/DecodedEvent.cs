using Heatmap.Log;
using Heatmap.Projections;

namespace Heatmap.Projector;

/// <summary>A visitor's event, decoded once for all projections, with where it stands.</summary>
public readonly record struct DecodedEvent(VisitorEvent Event, Position Position, int Partition);
