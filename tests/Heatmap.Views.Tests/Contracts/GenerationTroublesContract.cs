namespace Heatmap.Views.Tests;

public abstract class GenerationTroublesContract(ViewStore store) : IDisposable
{
    [Fact]
    public async Task The_first_trouble_stands_until_it_is_resumed()
    {
        var (one, other) = (await store.BeginAsync(), await store.BeginAsync());
        await store.Troubles.StandStillAsync(store.Fence!, one, "event 5");
        await store.Troubles.StandStillAsync(store.Fence!, one, "event 7");
        (await TroublesAsync()).ShouldBe(["event 5", null]);
        await store.Troubles.ResumeAsync([one, other, new GenerationId(other.Value + 100)]);
        (await TroublesAsync()).ShouldBe([null, null]);
        await store.Troubles.StandStillAsync(store.Fence!, one, "event 7");

        (await TroublesAsync()).ShouldBe(["event 7", null]);
    }

    [Fact]
    public async Task Saving_a_generation_neither_hides_its_trouble_nor_brings_an_old_one_back()
    {
        var generation = (await store.SaveAsync(Some.Generation()))[0];
        await store.Troubles.StandStillAsync(store.Fence!, generation.Id, "event 5");
        (await store.SaveAsync(generation with { State = GenerationState.Live })).ShouldHaveSingleItem().Trouble.ShouldBe("event 5");
        (await TroublesAsync()).ShouldBe(["event 5"]);
        await store.Troubles.ResumeAsync([generation.Id]);

        (await store.SaveAsync(generation with { Trouble = "event 5" })).ShouldHaveSingleItem().Trouble.ShouldBeNull();
        (await TroublesAsync()).ShouldBe([null]);
    }

    [Fact]
    public async Task Both_raise_the_version_of_the_list_so_that_all_nodes_take_notice()
    {
        var generation = await store.BeginAsync();
        var begun = (await store.Generations.ListAsync()).Version;
        await store.Troubles.StandStillAsync(store.Fence!, generation, "event 5");
        var stood = (await store.Generations.ListAsync()).Version;
        await store.Troubles.ResumeAsync([generation]);

        stood.ShouldBeGreaterThan(begun);
        (await store.Generations.ListAsync()).Version.ShouldBeGreaterThan(stood);
    }

    [Fact]
    public async Task Who_has_lost_the_lease_or_goes_by_an_older_list_stops_nothing()
    {
        var generation = await store.BeginAsync();
        var lost = await store.LeaseAsync("sleeper", 9);
        await store.Leases.ReleaseAsync([lost]);
        var outdated = store.Fence! with { Generations = (await store.Generations.ListAsync()).Version - 1 };

        await Should.ThrowAsync<LeaseLostException>(() => store.Troubles.StandStillAsync(new Fence([lost]), generation, "event 5"));
        await Should.ThrowAsync<GenerationsChangedException>(() => store.Troubles.StandStillAsync(outdated, generation, "event 5"));
        await Should.ThrowAsync<GenerationGoneException>(
            () => store.Troubles.StandStillAsync(store.Fence!, new GenerationId(generation.Value + 100), "event 5"));
        (await TroublesAsync()).ShouldBe([null]);
    }

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task<IEnumerable<string?>> TroublesAsync() => (await store.Generations.ListAsync()).Select(g => g.Trouble);
}
