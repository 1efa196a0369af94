using Heatmap.Events;

namespace Heatmap.Ingest;

/// <summary>What a user agent tells: families and major versions by uap-core's names, null where unknown; why it looks like a machine, if it does.</summary>
internal sealed record DeviceTraits(
    DeviceClass Class, string? Browser, int? BrowserMajor, string? System, int? SystemMajor, string? Automation)
{
    /// <summary>Who made the device and which it is, as "Samsung" and "SM-G900P"; of one person's device, so only ever sealed.</summary>
    public string? Brand { get; init; }

    public string? Model { get; init; }
}
