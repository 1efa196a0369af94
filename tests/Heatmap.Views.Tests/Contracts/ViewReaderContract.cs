namespace Heatmap.Views.Tests;

public abstract class ViewReaderContract(ViewStore store) : IDisposable
{
    [Fact]
    public async Task A_row_is_found_by_its_whole_key_and_not_by_part_of_it()
    {
        var generation = await store.BeginAsync();
        await store.CommitAsync(Some.Commit(generation) with { Put = [Some.Row("a", 7, parent: "p", document: """{"n":1}""")] });

        var found = await store.Rows.FindAsync(generation, Some.Key("a", parent: "p"));
        found.ShouldNotBeNull();
        (found.Key, found.Rank, found.Text()).ShouldBe((Some.Key("a", parent: "p"), 7, """{"n":1}"""));
        (await store.Rows.FindAsync(generation, Some.Key("b", parent: "p"))).ShouldBeNull();
        (await store.Rows.FindAsync(generation, Some.Key("a"))).ShouldBeNull();
        (await store.Rows.FindAsync(generation, Some.Key("a", parent: "p", view: "other"))).ShouldBeNull();
        (await store.Rows.FindAsync(generation, Some.Key("a", parent: "p", site: Some.OtherSite))).ShouldBeNull();
    }

    [Fact]
    public async Task Many_rows_are_found_at_once_in_the_order_of_their_keys_and_each_once()
    {
        var (generation, other) = (await store.BeginAsync(), await store.BeginAsync());
        string[] keys = [.. Enumerable.Range(0, 70).Select(i => $"k{i:00}"), "a\0b"];
        await store.CommitAsync(
            Some.Commit(generation) with { Put = [.. keys.Select((k, n) => Some.Row(k, n)), Some.Row("k01", 99, parent: "p"), Some.Row("x", view: "other")] },
            Some.Commit(other) with { Put = [Some.Row("only there")] });

        ViewKey[] asked = [.. keys.Reverse().Select(k => Some.Key(k)), Some.Key("only there"), Some.Key("x"), Some.Key("k01", parent: "p"), Some.Key("k01")];
        var found = await store.Rows.FindAsync(generation, asked);
        found.Select(r => r.Key).ShouldBe([.. keys.Reverse().Select(k => Some.Key(k)), Some.Key("k01", parent: "p")]);
        found.Select(r => r.Rank).ShouldBe([.. Enumerable.Range(0, 71).Reverse().Select(n => (long)n), 99L]);
        (await store.Rows.FindAsync(generation, [])).ShouldBeEmpty();
    }

    [Fact]
    public async Task Putting_a_row_again_replaces_its_document_and_moves_it_to_its_new_rank()
    {
        var generation = await store.BeginAsync();
        await store.CommitAsync(Some.Commit(generation) with { Put = [Some.Row("a", 1), Some.Row("b", 2)] });
        await store.CommitAsync(Some.Commit(generation) with { Put = [Some.Row("a", 3, document: "[]")] });

        var rows = await store.Rows.ListAsync(generation, Listing(10));
        rows.Keys().ShouldBe(["b", "a"]);
        rows[1].Text().ShouldBe("[]");
    }

    [Fact]
    public async Task Rows_are_listed_by_rank_and_then_by_the_bytes_of_their_keys()
    {
        var generation = await store.BeginAsync();
        // U+FF5E comes before U+1F600 by bytes, and after it by .NET's ordinal comparison; "B" before "a" in no dictionary.
        string[] keys = ["a", "B", "", "\uFF5E", "\U0001F600", "ab"];
        await store.CommitAsync(Some.Commit(generation) with { Put = [.. keys.Select(k => Some.Row(k, 5)), Some.Row("z", -1), Some.Row("0", 6)] });

        string[] expected = ["z", "", "B", "a", "ab", "\uFF5E", "\U0001F600", "0"];
        (await store.Rows.ListAsync(generation, Listing(10))).Keys().ShouldBe(expected);
        (await store.Rows.ListAsync(generation, Listing(10, descending: true))).Keys().ShouldBe(expected.Reverse());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pages_join_without_gap_or_repetition_also_among_equal_ranks(bool descending)
    {
        var generation = await store.BeginAsync();
        var rows = Enumerable.Range(0, 23).Select(i => Some.Row($"k{i:00}", i / 5)).ToList();
        await store.CommitAsync(Some.Commit(generation) with { Put = rows });

        foreach (var limit in new[] { 1, 2, 5, 7, 23 })
        {
            var paged = new List<ViewRow>();
            IReadOnlyList<ViewRow> page;
            do
            {
                (long, string)? after = paged.Count == 0 ? null : (paged[^1].Rank, paged[^1].Key.Key);
                page = await store.Rows.ListAsync(generation, Listing(limit, descending) with { After = after });
                page.Count.ShouldBeLessThanOrEqualTo(limit);
                paged.AddRange(page);
            }
            while (page.Count > 0);

            paged.Keys().ShouldBe(descending ? rows.Keys().Reverse() : rows.Keys());
        }
    }

    [Fact]
    public async Task Ranks_are_inclusive_and_a_cursor_outside_them_widens_nothing()
    {
        var generation = await store.BeginAsync();
        await store.CommitAsync(Some.Commit(generation) with { Put = [.. Enumerable.Range(0, 10).Select(i => Some.Row($"k{i}", i))] });

        var within = Listing(10) with { FromRank = 3, ToRank = 5 };
        (await store.Rows.ListAsync(generation, within)).Keys().ShouldBe(["k3", "k4", "k5"]);
        (await store.Rows.ListAsync(generation, within with { After = (0, "k0") })).Keys().ShouldBe(["k3", "k4", "k5"]);
        (await store.Rows.ListAsync(generation, within with { After = (5, "k4") })).Keys().ShouldBe(["k5"]);
        (await store.Rows.ListAsync(generation, within with { After = (9, "k9"), Descending = true })).Keys().ShouldBe(["k5", "k4", "k3"]);
        (await store.Rows.ListAsync(generation, within with { FromRank = long.MinValue, ToRank = long.MaxValue })).Count.ShouldBe(10);
    }

    [Fact]
    public async Task A_listing_holds_rows_of_its_own_view_site_and_parent_only()
    {
        var generation = await store.BeginAsync();
        await store.CommitAsync(Some.Commit(generation) with
        {
            Put =
            [
                Some.Row("mine", parent: "p"), Some.Row("parent", parent: "q"), Some.Row("view", parent: "p", view: "other"),
                Some.Row("site", parent: "p", site: Some.OtherSite),
            ],
        });

        (await store.Rows.ListAsync(generation, new ViewListing("session", Some.Site, "p", 10))).Keys().ShouldBe(["mine"]);
        (await store.Rows.ListAsync(generation, new ViewListing("session", Some.OtherSite, "p", 10))).Keys().ShouldBe(["site"]);
    }

    [Fact]
    public async Task Generations_do_not_see_each_others_rows()
    {
        var (one, other) = (await store.BeginAsync(), await store.BeginAsync());
        await store.CommitAsync(Some.Commit(one) with { Put = [Some.Row("a", 1)] }, Some.Commit(other) with { Put = [Some.Row("a", 2), Some.Row("b", 3)] });
        await store.CommitAsync(Some.Commit(other) with { Removed = [Some.Key("b")] });

        (await store.Rows.FindAsync(one, Some.Key("a")))!.Rank.ShouldBe(1);
        (await store.Rows.FindAsync(other, Some.Key("a")))!.Rank.ShouldBe(2);
        (await store.Rows.ListAsync(one, Listing(10))).Keys().ShouldBe(["a"]);
        (await store.Rows.ListAsync(other, Listing(10))).Keys().ShouldBe(["a"]);
        (await store.Rows.FindAsync(new GenerationId(4711), Some.Key("a"))).ShouldBeNull();
    }

    [Fact]
    public async Task A_nul_character_in_a_key_or_a_total_hinders_nothing_and_what_has_it_is_found_by_it()
    {
        var generation = await store.BeginAsync();
        await store.CommitAsync(Some.Commit(generation) with
        {
            Put = [Some.Row("a\0b", 7)],
            Rollups = [Some.Clicks(8, 1, 1, name: "/\0", item: "#\0")],
            States = [Some.State("anna\0", 3)],
        });

        (await store.Rows.FindAsync(generation, Some.Key("a\0b")))!.Rank.ShouldBe(7);
        (await store.Rows.ListAsync(generation, Listing(10) with { After = (7, "a") })).Count.ShouldBe(1);
        (await store.Rollups.ReadAsync(generation, [Some.Range() with { Name = "/\0", Item = "#\0" }])).Count.ShouldBe(1);
        (await store.Progress.StatesAsync(generation, [(Some.Site, "anna\0")])).ShouldHaveSingleItem().Revision.ShouldBe(3);
        await store.CommitAsync(Some.Commit(generation) with { Removed = [Some.Key("a\0b")] });
        (await store.Rows.FindAsync(generation, Some.Key("a\0b"))).ShouldBeNull();
    }

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    private static ViewListing Listing(int limit, bool descending = false) => new("session", Some.Site, "", limit, descending);
}
