namespace Heatmap.Views;

/// <summary>What totals of all sizes and buckets are about: a <see cref="RollupKey"/> without its time.</summary>
public readonly record struct RollupSeries(string Family, string Site, string Name, string Facet, string Item)
{
    public static RollupSeries Of(RollupKey key) => new(key.Family, key.Site, key.Name, key.Facet, key.Item);

    public RollupKey At(BucketSize size, long bucket) => new(Family, Site, Name, Facet, Item, size, bucket);
}
