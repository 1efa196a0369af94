namespace Heatmap.Views;

/// <summary>
/// Names one total: its family (for example <c>click</c>), the site, what it is about (a page), a facet of that (a device
/// class), an item within (a selector; empty where there is none), and the stretch of time: the number of whole
/// <see cref="BucketSize"/>s since 1970 UTC.
/// </summary>
public readonly record struct RollupKey(
    string Family, string Site, string Name, string Facet, string Item, BucketSize Size, long Bucket);
