namespace Heatmap.Views.Tests;

public abstract class ViewWriterContract(ViewStore store) : IDisposable
{
    [Fact]
    public async Task Quarter_hours_add_up_in_the_hour_and_the_day_that_contain_them()
    {
        var generation = await store.BeginAsync();
        await store.CommitAsync(Some.Commit(generation) with
        {
            Rollups = [Some.Clicks(95, 1, 1), Some.Clicks(96, 1, 10), Some.Clicks(99, 1, 100), Some.Clicks(100, 2, 1000), Some.Clicks(-1, 1, 7)],
        });

        (await SumsAsync(generation, BucketSize.Quarter)).ShouldBe([(-1, 1, 7), (95, 1, 1), (96, 1, 10), (99, 1, 100), (100, 2, 1000)]);
        (await SumsAsync(generation, BucketSize.Hour)).ShouldBe([(-1, 1, 7), (23, 1, 1), (24, 1, 110), (25, 2, 1000)]);
        (await SumsAsync(generation, BucketSize.Day)).ShouldBe([(-1, 1, 7), (0, 1, 1), (1, 1, 110), (1, 2, 1000)]);
    }

    [Fact]
    public async Task A_delta_and_its_negation_leave_no_row_in_one_commit_or_in_two()
    {
        var generation = await store.BeginAsync();
        await store.CommitAsync(Some.Commit(generation) with { Rollups = [Some.Clicks(8, 1, 3), Some.Clicks(8, 1, -3)] });
        (await AllSizesAsync(generation)).ShouldBeEmpty();

        await store.CommitAsync(Some.Commit(generation) with { Rollups = [Some.Clicks(8, 1, 3), Some.Clicks(9, 1, 3)] });
        (await AllSizesAsync(generation)).Count.ShouldBe(4);
        await store.CommitAsync(Some.Commit(generation) with { Rollups = [Some.Clicks(8, 1, -3)] });
        (await AllSizesAsync(generation)).Select(t => (t.Key.Size, t.Key.Bucket)).ShouldBe([(BucketSize.Quarter, 9), (BucketSize.Hour, 2), (BucketSize.Day, 0)]);
        await store.CommitAsync(Some.Commit(generation) with { Rollups = [Some.Clicks(9, 1, -3)] });
        (await AllSizesAsync(generation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_removed_row_is_gone_and_one_that_is_also_put_stands()
    {
        var generation = await store.BeginAsync();
        await store.CommitAsync(Some.Commit(generation) with { Put = [Some.Row("a"), Some.Row("b")] });
        await store.CommitAsync(Some.Commit(generation) with { Removed = [Some.Key("a"), Some.Key("b"), Some.Key("never")], Put = [Some.Row("b", 9)] });

        (await store.Rows.FindAsync(generation, Some.Key("a"))).ShouldBeNull();
        (await store.Rows.FindAsync(generation, Some.Key("b")))!.Rank.ShouldBe(9);
    }

    [Fact]
    public async Task A_commit_that_takes_away_too_much_changes_nothing_of_any_generation()
    {
        var (one, other) = (await store.BeginAsync(), await store.BeginAsync());
        await store.CommitAsync(Everything(one, 1), Everything(other, 1));

        await Should.ThrowAsync<InvalidOperationException>(() => store.CommitAsync(
            Everything(one, 2), Everything(other, 2) with { Rollups = [Some.Clicks(50, 3, 1), Some.Clicks(8, 1, -2)] }));
        await ShouldHoldAsync(one, 1);
        await ShouldHoldAsync(other, 1);
    }

    [Fact]
    public async Task A_commit_to_a_generation_that_is_gone_changes_nothing_of_any_generation()
    {
        var (one, dropped) = (await store.BeginAsync(), await store.BeginAsync());
        await store.CommitAsync(Everything(one, 1));
        await store.Generations.DropAsync(dropped);

        (await Should.ThrowAsync<GenerationGoneException>(() => store.CommitAsync(Everything(one, 2), Everything(dropped, 1)))).Generation.ShouldBe(dropped);
        await ShouldHoldAsync(one, 1);
    }

    [Fact]
    public async Task Hours_and_days_are_not_taken_from_callers()
    {
        var generation = await store.BeginAsync();
        var hour = Some.Clicks(8, 1, 1) with { Key = Some.Clicks(8, 1, 1).Key with { Size = BucketSize.Hour } };

        await Should.ThrowAsync<ArgumentException>(() => store.CommitAsync(Everything(generation, 1) with { Rollups = [hour] }));
        (await store.Rows.FindAsync(generation, Some.Key("a"))).ShouldBeNull();
    }

    [Fact]
    public async Task Commits_from_many_threads_all_count()
    {
        var generation = await store.BeginAsync();
        await store.CommitAsync();
        await Parallel.ForAsync(0, 200, async (i, _) =>
            await store.CommitAsync(Some.Commit(generation) with { Rollups = [Some.Clicks(i % 7, i % 3, 1)], Put = [Some.Row($"{i}")] }));

        (await SumsAsync(generation, BucketSize.Day)).Sum(c => c.Weight).ShouldBe(200);
        (await store.Rows.ListAsync(generation, new ViewListing("session", Some.Site, "", 1000))).Count.ShouldBe(200);
    }

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    private static GenerationCommit Everything(GenerationId generation, int mark) => new(
        generation, [Some.Row("a", mark)], [Some.Key("b")], [Some.Clicks(8, 1, 1)], [Some.State("anna", mark)], [new Advance(3, mark == 1 ? null : $"p{mark - 1}", $"p{mark}")]);

    private async Task ShouldHoldAsync(GenerationId generation, int mark)
    {
        (await store.Rows.FindAsync(generation, Some.Key("a")))!.Rank.ShouldBe(mark);
        (await AllSizesAsync(generation)).Select(t => (t.Key.Size, t.Key.Bucket)).ShouldBe([(BucketSize.Quarter, 8), (BucketSize.Hour, 2), (BucketSize.Day, 0)]);
        (await SumsAsync(generation, BucketSize.Quarter)).ShouldBe([(8, 1, 1)]);
        (await store.Progress.CheckpointsAsync(generation)).ShouldBe([new Checkpoint(3, $"p{mark}")]);
        (await store.Progress.StatesAsync(generation, [(Some.Site, "anna")])).ShouldHaveSingleItem().Revision.ShouldBe(mark);
    }

    private Task<IReadOnlyList<Rollup>> AllSizesAsync(GenerationId generation) =>
        store.Rollups.ReadAsync(generation, [.. Enum.GetValues<BucketSize>().Select(size => Some.Range(size))]);

    private async Task<List<(long Bucket, int Cell, long Weight)>> SumsAsync(GenerationId generation, BucketSize size)
    {
        var totals = await store.TotalsAsync(generation, Some.Range(size));
        return [.. totals.SelectMany(t => t.Value.Select(c => (t.Key.Bucket, c.Key, c.Value))).Order()];
    }
}
