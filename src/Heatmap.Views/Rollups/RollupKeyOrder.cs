namespace Heatmap.Views;

/// <summary>
/// Orders rollup keys so that what is read together stands together: the totals of one name and size by time. The order of the
/// stores' keys and of an audit.
/// </summary>
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
        if (first == 0) first = x.Size.CompareTo(y.Size);
        if (first == 0) first = order.Compare(x.Name, y.Name);
        if (first == 0) first = x.Bucket.CompareTo(y.Bucket);
        if (first == 0) first = order.Compare(x.Facet, y.Facet);
        return first != 0 ? first : order.Compare(x.Item, y.Item);
    }
}
