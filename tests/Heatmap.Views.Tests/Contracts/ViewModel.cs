namespace Heatmap.Views.Tests;

/// <summary>What a generation should hold, kept in the simplest way: rows by key, and every weight ever added by quarter-hour.</summary>
public sealed class ViewModel
{
    private readonly Dictionary<ViewKey, ViewRow> _rows = [];
    private Dictionary<(RollupKey Key, int Cell), long> _quarters = [];

    /// <summary>False, and nothing changed, when a weight would become negative.</summary>
    public bool TryApply(GenerationCommit commit)
    {
        var quarters = new Dictionary<(RollupKey Key, int Cell), long>(_quarters);
        foreach (var (key, cells) in commit.Rollups)
        {
            foreach (var (cell, weight) in cells) quarters[(key, cell)] = quarters.GetValueOrDefault((key, cell)) + weight;
        }

        if (quarters.Values.Any(w => w < 0)) return false;
        _quarters = quarters;
        foreach (var key in commit.Removed) _rows.Remove(key);
        foreach (var row in commit.Put) _rows[row.Key] = row;
        return true;
    }

    public async Task ShouldBeHeldByAsync(ViewStore store, GenerationId generation)
    {
        foreach (var site in new[] { Some.Site, Some.OtherSite })
        {
            foreach (var size in Enum.GetValues<BucketSize>())
            {
                var held = await store.TotalsAsync(generation, Some.Range(size, site));
                held.SelectMany(t => t.Value.Select(c => (t.Key, c.Key, c.Value))).ShouldBe(Expected(site, size), ignoreOrder: true);
                held.Values.ShouldAllBe(cells => cells.Count > 0);
            }

            foreach (var parent in new[] { "", "p" })
            {
                var held = await store.Rows.ListAsync(generation, new ViewListing("session", site, parent, 100));
                held.Select(r => (r.Key, r.Rank, r.Text())).ShouldBe(
                    _rows.Values.Where(r => r.Key.Site == site && r.Key.Parent == parent)
                        .OrderBy(r => r.Rank).ThenBy(r => r.Key.Key, ByteOrder.Instance).Select(r => (r.Key, r.Rank, r.Text())));
            }
        }
    }

    private IEnumerable<(RollupKey, int, long)> Expected(string site, BucketSize size) =>
        from quarter in _quarters
        where quarter.Key.Key.Site == site
        let bucket = (long)Math.Floor(quarter.Key.Key.Bucket / (size switch { BucketSize.Hour => 4m, BucketSize.Day => 96m, _ => 1m }))
        group quarter.Value by (Key: quarter.Key.Key with { Size = size, Bucket = bucket }, quarter.Key.Cell) into total
        where total.Sum() != 0
        select (total.Key.Key, total.Key.Cell, total.Sum());
}
