namespace Heatmap.Views;

/// <summary>Buckets of one size, from inclusive, to exclusive, both counted in whole sizes since 1970 UTC.</summary>
public readonly record struct BucketStretch(BucketSize Size, long From, long To);
