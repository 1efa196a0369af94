using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Projector;

/// <summary>An event that can't be read: where it stands, and why. Without a site where even its stream says nothing.</summary>
internal sealed record UnreadableEvent(Position Position, int Partition, SiteId? Site, PoisonEventException Why);
