using Heatmap.Events;

namespace Heatmap.Ingest;

/// <summary>One admitted request before it is known whose it is. Lives as long as the request.</summary>
internal sealed record Arrival(
    CollectRequest Request, BatchHeader Header, SiteProfile Site, long ReceivedAt, DeviceTraits Device, Place Place, string? Automation);
