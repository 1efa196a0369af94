namespace Heatmap.Views;

/// <summary>Orders view keys, a site's rows together: the order of the stores' keys and of an audit.</summary>
public sealed class ViewKeyOrder : IComparer<ViewKey>
{
    public static readonly ViewKeyOrder Instance = new();

    private ViewKeyOrder()
    {
    }

    public int Compare(ViewKey x, ViewKey y)
    {
        var order = ByteOrder.Instance;
        var first = order.Compare(x.Site, y.Site);
        if (first == 0) first = order.Compare(x.View, y.View);
        if (first == 0) first = order.Compare(x.Parent, y.Parent);
        return first != 0 ? first : order.Compare(x.Key, y.Key);
    }
}
