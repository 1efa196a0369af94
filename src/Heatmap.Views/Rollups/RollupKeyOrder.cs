namespace Heatmap.Views;

/// <summary>Orders rollup keys by what they are about, a site's together, and then by size and time: the order of stores and audits.</summary>
public sealed class RollupKeyOrder : IComparer<RollupKey>
{
    public static readonly RollupKeyOrder Instance = new();

    private RollupKeyOrder()
    {
    }

    public int Compare(RollupKey x, RollupKey y)
    {
        var order = ByteOrder.Instance;
        var first = order.Compare(x.Site, y.Site);
        if (first == 0) first = order.Compare(x.Family, y.Family);
        if (first == 0) first = order.Compare(x.Name, y.Name);
        if (first == 0) first = order.Compare(x.Facet, y.Facet);
        if (first == 0) first = order.Compare(x.Item, y.Item);
        if (first == 0) first = x.Size.CompareTo(y.Size);
        return first != 0 ? first : x.Bucket.CompareTo(y.Bucket);
    }
}
