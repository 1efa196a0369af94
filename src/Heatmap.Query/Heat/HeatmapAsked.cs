using Heatmap.Events;

namespace Heatmap.Query;

/// <summary>A heatmap that is asked for: a page of a site, one device class or all (null), from and to in Unix milliseconds.</summary>
public sealed record HeatmapAsked(SiteId Site, string Page, DeviceClass? Device, long From, long To);
