namespace Heatmap.Views.Tests;

public abstract class GenerationStoreContract(ViewStore store) : IDisposable
{
    [Fact]
    public async Task New_generations_get_rising_ids_that_are_never_used_again()
    {
        var saved = await store.SaveAsync(Some.Generation("a"), Some.Generation("b"));
        saved.Select(g => g.Projection).ShouldBe(["a", "b"]);
        saved[0].Id.Value.ShouldBeGreaterThan(0);
        saved[1].Id.Value.ShouldBeGreaterThan(saved[0].Id.Value);
        await store.Generations.DropAsync(saved[1].Id);
        await store.Generations.DropAsync(saved[0].Id);

        (await store.Generations.ListAsync()).ShouldBeEmpty();
        (await store.BeginAsync()).Value.ShouldBeGreaterThan(saved[1].Id.Value);
    }

    [Fact]
    public async Task A_saved_generation_is_listed_as_it_was_saved_last()
    {
        var saved = (await store.SaveAsync(Some.Generation() with { CodeVersion = 3, Scope = Some.Site, DefinitionsVersion = 4 }))[0];
        (await store.Generations.ListAsync()).ShouldBe([saved]);
        var stands = saved with { State = GenerationState.Live };
        (await store.SaveAsync(stands)).ShouldBe([stands]);

        (await store.Generations.ListAsync()).ShouldBe([stands]);
    }

    [Fact]
    public async Task Every_change_of_the_list_raises_its_version_and_what_was_listed_before_can_not_be_saved_on_top_of_it()
    {
        var generation = (await store.SaveAsync(Some.Generation()))[0];
        var first = await store.Generations.ListAsync();
        await store.SaveAsync(generation with { State = GenerationState.Live });
        var second = await store.Generations.ListAsync();
        second.Version.ShouldBeGreaterThan(first.Version);

        var fence = store.Fence!;
        await Should.ThrowAsync<GenerationsChangedException>(
            () => store.Generations.SaveAsync(fence with { Generations = first.Version }, [generation with { State = GenerationState.Retired }]));
        (await store.Generations.ListAsync()).ShouldBe(second);
        await store.Generations.SaveAsync(fence with { Generations = second.Version }, [generation with { State = GenerationState.Retired }]);
        (await store.Generations.ListAsync()).ShouldHaveSingleItem().State.ShouldBe(GenerationState.Retired);
    }

    [Fact]
    public async Task Nobody_saves_without_a_lease_that_is_held()
    {
        var lost = await store.LeaseAsync("builder", 64);
        await store.Leases.ReleaseAsync([lost]);

        await Should.ThrowAsync<LeaseLostException>(() => store.Generations.SaveAsync(new Fence([lost]), [Some.Generation()]));
        await Should.ThrowAsync<LeaseLostException>(() => store.Generations.SaveAsync(new Fence([]), [Some.Generation()]));
        (await store.Generations.ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_swap_is_one_step_nobody_sees_two_live_generations_or_none()
    {
        var saved = await store.SaveAsync(Some.Generation(state: GenerationState.Live), Some.Generation());
        using var done = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        var watching = Task.Run(async () =>
        {
            var seen = new HashSet<int>();
            do
            {
                seen.Add((await store.Generations.ListAsync()).Count(g => g.State == GenerationState.Live));
                started.TrySetResult();
            }
            while (!done.IsCancellationRequested);
            return seen;
        });
        await started.Task;
        for (var i = 0; i < 100; i++)
        {
            var (live, next) = (saved[i % 2], saved[(i + 1) % 2]);
            await store.SaveAsync(live with { State = GenerationState.Retired }, next with { State = GenerationState.Live });
        }

        await done.CancelAsync();
        (await watching).ShouldBe([1]);
    }

    [Fact]
    public async Task Saving_one_that_is_gone_saves_none_of_them()
    {
        var kept = (await store.SaveAsync(Some.Generation()))[0];
        var gone = kept with { Id = new GenerationId(kept.Id.Value + 100) };

        await Should.ThrowAsync<GenerationGoneException>(
            () => store.SaveAsync(Some.Generation(), kept with { State = GenerationState.Retired }, gone));
        (await store.Generations.ListAsync()).ShouldBe([kept]);
    }

    [Fact]
    public async Task Dropping_a_generation_takes_all_it_held_and_nothing_of_another()
    {
        var (dropped, kept) = (await FilledAsync(), await FilledAsync());
        await store.Generations.DropAsync(dropped);

        (await store.Generations.ListAsync()).Select(g => g.Id).ShouldBe([kept]);
        (await CountsAsync(dropped, Some.Site)).ShouldBe((0, 0, 0));
        (await CountsAsync(dropped, Some.OtherSite)).ShouldBe((0, 0, 0));
        (await store.Progress.CheckpointsAsync(dropped)).ShouldBeEmpty();
        (await CountsAsync(kept, Some.Site)).ShouldBe((Many, 3, 1));
        (await CountsAsync(kept, Some.OtherSite)).ShouldBe((Many, 3, 1));
        (await store.Progress.CheckpointsAsync(kept)).Count.ShouldBe(1);
        await store.Generations.DropAsync(dropped);
    }

    [Fact]
    public async Task Dropping_a_site_leaves_the_other_sites_the_checkpoints_and_the_generation()
    {
        var (generation, other) = (await FilledAsync(), await FilledAsync());
        await store.Generations.DropAsync(generation, Some.Site);

        (await CountsAsync(generation, Some.Site)).ShouldBe((0, 0, 0));
        (await CountsAsync(generation, Some.OtherSite)).ShouldBe((Many, 3, 1));
        (await CountsAsync(other, Some.Site)).ShouldBe((Many, 3, 1));
        (await store.Progress.CheckpointsAsync(generation)).Count.ShouldBe(1);
        (await store.Generations.ListAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Dropping_takes_totals_that_are_many_by_their_times_or_by_their_names()
    {
        var (dropped, kept) = (await store.BeginAsync(), await store.BeginAsync());
        var times = Enumerable.Range(0, Many).Select(q => Some.Clicks(q, 1, 1));
        var names = Enumerable.Range(0, Many).Select(n => Some.Clicks(8, 1, 1, name: $"/{n}"));
        foreach (var generation in new[] { dropped, kept })
            await store.CommitAsync(Some.Commit(generation) with { Rollups = [.. times, .. names, Some.Clicks(8, 1, 1, Some.OtherSite)] });

        await store.Generations.DropAsync(dropped, Some.Site);
        (await store.Rollups.ReadAsync(dropped, [Some.Range()])).ShouldBeEmpty();
        (await store.Rollups.ReadAsync(dropped, [Some.Range(site: Some.OtherSite)])).Count.ShouldBe(1);
        await store.Generations.DropAsync(dropped);
        (await store.Rollups.ReadAsync(dropped, [Some.Range(site: Some.OtherSite)])).ShouldBeEmpty();
        (await store.Rollups.ReadAsync(kept, [Some.Range()])).Count.ShouldBe(2 * Many);
    }

    [Fact]
    public async Task What_a_dropped_site_had_does_not_come_back_with_its_next_total()
    {
        var generation = await FilledAsync();
        await store.Generations.DropAsync(generation, Some.Site);
        await store.CommitAsync(Some.Commit(generation) with { Rollups = [Some.Clicks(8, 2, 5)] });

        foreach (var size in Enum.GetValues<BucketSize>())
            (await store.TotalsAsync(generation, Some.Range(size))).ShouldHaveSingleItem().Value.ShouldBe([new(2, 5)]);
    }

    [Fact]
    public async Task Commits_go_on_while_a_generation_is_dropped()
    {
        var (dropped, live) = (await FilledAsync(), await store.BeginAsync());
        var drop = store.Generations.DropAsync(dropped);
        for (var i = 0; i < 20; i++) await store.CommitAsync(Some.Commit(live) with { Put = [Some.Row($"{i}")] });
        await drop;

        (await CountsAsync(live, Some.Site)).Rows.ShouldBe(20);
        (await CountsAsync(dropped, Some.Site)).ShouldBe((0, 0, 0));
    }

    // More than two chunks of any store, and no whole number of them.
    private const int Many = 2345;

    private async Task<GenerationId> FilledAsync()
    {
        var generation = await store.BeginAsync();
        foreach (var (site, before, after) in new[] { (Some.Site, (string?)null, "1"), (Some.OtherSite, "1", "2") })
        {
            await store.CommitAsync(Some.Commit(generation) with
            {
                Put = [.. Enumerable.Range(0, Many).Select(i => Some.Row($"{i}", i, site))],
                Rollups = [Some.Clicks(8, 1, 1, site)],
                States = [Some.State("anna", 1, site)],
                Advances = [new Advance(1, before, after)],
            });
        }

        return generation;
    }

    private async Task<(int Rows, int Totals, int States)> CountsAsync(GenerationId generation, string site) => (
        (await store.Rows.ListAsync(generation, new ViewListing("session", site, "", int.MaxValue))).Count,
        (await store.Rollups.ReadAsync(generation, [.. Enum.GetValues<BucketSize>().Select(size => Some.Range(size, site))])).Count,
        (await store.Progress.StatesAsync(generation, [(site, "anna")])).Count);

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }
}
