using Heatmap.Events;

namespace Heatmap.Ingest;

/// <summary>What a user agent tells in clear: families and major versions, null where unknown; why it looks like a machine, if it does.</summary>
internal sealed record DeviceTraits(
    DeviceClass Class, string? Browser, int? BrowserMajor, string? System, int? SystemMajor, string? Automation);
