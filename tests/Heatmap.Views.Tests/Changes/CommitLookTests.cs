namespace Heatmap.Views.Tests;

public sealed class CommitLookTests : IDisposable
{
    private readonly InMemoryStore _store = new();

    [Fact]
    public async Task Only_what_was_committed_since_the_last_look_to_a_live_generation_of_a_watched_projection_counts()
    {
        var saved = await _store.SaveAsync(
            Some.Generation(state: GenerationState.Live), Some.Generation(state: GenerationState.Building), Some.Generation("page-figures", GenerationState.Live));
        var (live, building, unwatched) = (saved[0].Id, saved[1].Id, saved[2].Id);
        var look = new CommitLook(_store.Generations, _store.Progress, new HashSet<string> { "click-map" });

        (await look.HasMovedAsync()).ShouldBeTrue("a first look can't know");
        (await look.HasMovedAsync()).ShouldBeFalse();
        await CommitAsync(building, null, "1");
        await CommitAsync(unwatched, null, "1");
        (await look.HasMovedAsync()).ShouldBeFalse();
        await CommitAsync(live, null, "1");
        (await look.HasMovedAsync()).ShouldBeTrue();
        await CommitAsync(live, "1", "2");
        (await look.HasMovedAsync()).ShouldBeTrue();
        (await look.HasMovedAsync()).ShouldBeFalse();

        look.Forget();
        look.HasBegun.ShouldBeFalse();
        (await look.HasMovedAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Another_generation_in_the_place_of_the_live_one_counts()
    {
        var (live, next) = ((await _store.SaveAsync(Some.Generation(state: GenerationState.Live)))[0], (await _store.SaveAsync(Some.Generation()))[0]);
        foreach (var generation in (Generation[])[live, next]) await CommitAsync(generation.Id, null, "5");
        var look = new CommitLook(_store.Generations, _store.Progress, new HashSet<string> { "click-map" });
        await look.HasMovedAsync();

        await _store.SaveAsync(live with { State = GenerationState.Retired }, next with { State = GenerationState.Live });

        (await look.HasMovedAsync()).ShouldBeTrue();
    }

    public void Dispose() => _store.Dispose();

    private Task CommitAsync(GenerationId generation, string? from, string to) =>
        _store.CommitAsync(Some.Commit(generation) with { Advances = [Some.Advance(3, to, from)] });
}
