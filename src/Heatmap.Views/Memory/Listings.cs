namespace Heatmap.Views;

/// <summary>What a listing or a range selects from rows in memory, in the order the stores give.</summary>
internal static class Listings
{
    public static IReadOnlyList<ViewRow> Of(IEnumerable<ViewRow> rows, ViewListing listing)
    {
        var byRank = Comparer<ViewRow>.Create((x, y) => x.Rank != y.Rank ? x.Rank.CompareTo(y.Rank) : ByteOrder.Instance.Compare(x.Key.Key, y.Key.Key));
        var chosen = rows
            .Where(r => r.Key.View == listing.View && r.Key.Site == listing.Site && r.Key.Parent == listing.Parent)
            .Where(r => r.Rank >= listing.FromRank && r.Rank <= listing.ToRank);
        if (listing.After is var (rank, key))
        {
            var last = new ViewRow(new ViewKey(listing.View, listing.Site, listing.Parent, key), rank, default);
            chosen = chosen.Where(r => listing.Descending ? byRank.Compare(r, last) < 0 : byRank.Compare(r, last) > 0);
        }

        return [.. (listing.Descending ? chosen.OrderDescending(byRank) : chosen.Order(byRank)).Take(listing.Limit)];
    }

    public static IReadOnlyList<Rollup> Of(IReadOnlyCollection<Rollup> totals, IReadOnlyList<RollupRange> ranges) =>
        [.. ranges.SelectMany(r => totals.Where(t => Holds(r, t.Key)).OrderBy(t => t.Key, RollupKeyOrder.Instance))];

    public static IReadOnlyList<ViewRow> Sorted(IEnumerable<ViewRow> rows, string? site) =>
        [.. rows.Where(r => site is null || r.Key.Site == site).OrderBy(r => r.Key, ViewKeyOrder.Instance)];

    public static IReadOnlyList<Rollup> Sorted(IEnumerable<Rollup> totals, string? site) =>
        [.. totals.Where(t => site is null || t.Key.Site == site).OrderBy(t => t.Key, RollupKeyOrder.Instance)];

    private static bool Holds(RollupRange range, RollupKey key) =>
        key.Family == range.Family && key.Site == range.Site && key.Size == range.Size && key.Bucket >= range.From && key.Bucket < range.To
        && (range.Name is null || key.Name == range.Name)
        && (range.Facet is null || key.Facet == range.Facet)
        && (range.Item is null || key.Item == range.Item);
}
