namespace Heatmap.Views;

/// <summary>
/// The totals of one family, site and size in a range of buckets (from inclusive, to exclusive), narrowed by name, facet and
/// item where they are given.
/// </summary>
public sealed record RollupRange(
    string Family, string Site, BucketSize Size, long From, long To, string? Name = null, string? Facet = null, string? Item = null);
