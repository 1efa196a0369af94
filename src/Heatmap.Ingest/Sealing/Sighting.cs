using Heatmap.Events;
using Heatmap.Privacy;

namespace Heatmap.Ingest;

/// <summary>One admitted request: whose it is, when it came, from what device and where. Lives as long as the request.</summary>
internal sealed record Sighting(Subject Subject, BatchHeader Header, long ReceivedAt, string? UserAgent, DeviceTraits Device, Place Place);
