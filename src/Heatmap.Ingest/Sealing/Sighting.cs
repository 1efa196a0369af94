using Heatmap.Events;
using Heatmap.Privacy;

namespace Heatmap.Ingest;

/// <summary>One admitted request: for which site, whose it is, when it came, from what device and where. Lives as long as the request.</summary>
internal sealed record Sighting(
    SiteProfile Site, Subject Subject, BatchHeader Header, long ReceivedAt, string? UserAgent, DeviceTraits Device, Place Place)
{
    /// <summary>Why it looks like a machine, where the site has such marked; of <see cref="MachineSigns"/>.</summary>
    public string? Automation { get; init; }
}
