namespace Heatmap.Views.Tests;

public abstract class RollupReaderContract(ViewStore store) : IDisposable
{
    [Fact]
    public async Task A_range_takes_its_first_bucket_and_leaves_its_last()
    {
        var generation = await FilledAsync([.. Enumerable.Range(0, 10).Select(q => Some.Clicks(q, 1, 1))]);

        var read = await store.Rollups.ReadAsync(generation, [Some.Range() with { From = 3, To = 6 }]);
        read.Select(r => r.Key.Bucket).ShouldBe([3, 4, 5]);
        (await store.Rollups.ReadAsync(generation, [Some.Range() with { From = 6, To = 6 }])).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_range_is_narrowed_by_name_facet_and_item_where_they_are_given()
    {
        var deltas =
            from name in new[] { "/", "/a" }
            from facet in new[] { "desktop", "mobile" }
            from item in new[] { "", "#buy" }
            select Some.Clicks(8, 1, 1, name: name, facet: facet, item: item);
        var generation = await FilledAsync([.. deltas]);

        foreach (var name in new[] { null, "/", "/a" })
        {
            foreach (var facet in new[] { null, "desktop", "mobile" })
            {
                foreach (var item in new[] { null, "", "#buy" })
                {
                    var read = await store.TotalsAsync(generation, Some.Range() with { Name = name, Facet = facet, Item = item });
                    read.Count.ShouldBe((name is null ? 2 : 1) * (facet is null ? 2 : 1) * (item is null ? 2 : 1));
                    read.Keys.ShouldAllBe(k => (name ?? k.Name) == k.Name && (facet ?? k.Facet) == k.Facet && (item ?? k.Item) == k.Item);
                }
            }
        }
    }

    [Fact]
    public async Task Totals_come_range_by_range_and_in_each_by_name_facet_item_and_bucket()
    {
        var deltas =
            from quarter in new long[] { 10, 2, 9 }
            from name in new[] { "/b", "/B", "/" }
            from facet in new[] { "mobile", "desktop" }
            select Some.Clicks(quarter, 1, 1, name: name, facet: facet, item: facet);
        var generation = await FilledAsync([.. deltas]);

        var read = await store.Rollups.ReadAsync(generation, [Some.Range() with { From = 9 }, Some.Range() with { From = 2, To = 3, Name = "/b" }]);
        read.Take(12).Select(r => (r.Key.Name, r.Key.Facet, r.Key.Bucket)).ShouldBe(
            from name in new[] { "/", "/B", "/b" } from facet in new[] { "desktop", "mobile" } from bucket in new[] { 9L, 10 } select (name, facet, bucket));
        read.Skip(12).Select(r => (r.Key.Name, r.Key.Facet, r.Key.Bucket)).ShouldBe([("/b", "desktop", 2), ("/b", "mobile", 2)]);
    }

    [Fact]
    public async Task Totals_of_another_site_family_size_or_generation_never_appear()
    {
        var delta = Some.Clicks(8, 1, 5);
        var generation = await FilledAsync(
            delta,
            Some.Clicks(8, 1, 7, site: Some.OtherSite),
            delta with { Key = delta.Key with { Family = "page" } });
        await FilledAsync(Some.Clicks(8, 1, 11));

        (await store.TotalsAsync(generation, Some.Range())).ShouldHaveSingleItem().Value[1].ShouldBe(5);
        (await store.TotalsAsync(generation, Some.Range(site: Some.OtherSite))).ShouldHaveSingleItem().Value[1].ShouldBe(7);
        (await store.TotalsAsync(generation, Some.Range(BucketSize.Day))).ShouldHaveSingleItem().Key.Size.ShouldBe(BucketSize.Day);
        (await store.TotalsAsync(generation, Some.Range(site: "sho"))).ShouldBeEmpty();
    }

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task<GenerationId> FilledAsync(params RollupDelta[] deltas)
    {
        var generation = await store.BeginAsync();
        await store.CommitAsync(Some.Commit(generation) with { Rollups = deltas });
        return generation;
    }
}
