using System.Text;

namespace Heatmap.Views.Tests;

public abstract class ProgressContract(ViewStore store) : IDisposable
{
    [Fact]
    public async Task Checkpoints_are_kept_by_generation_and_partition_the_last_one_standing()
    {
        var (one, other) = (await store.BeginAsync(), await store.BeginAsync());
        (await store.Progress.CheckpointsAsync(one)).ShouldBeEmpty();
        await store.CommitAsync(Some.Commit(one) with { Advances = [new(63, null, "10"), new(0, null, "10")] }, Some.Commit(other) with { Advances = [new(0, null, "3")] });
        await store.CommitAsync(Some.Commit(one) with { Advances = [new(0, "10", "12"), new(7, null, "12")] });

        (await store.Progress.CheckpointsAsync(one)).ShouldBe([new(0, "12"), new(7, "12"), new(63, "10")]);
        (await store.Progress.CheckpointsAsync(other)).ShouldBe([new(0, "3")]);
    }

    [Fact]
    public async Task States_are_found_by_site_and_subject_and_absent_ones_left_out()
    {
        var (one, other) = (await store.BeginAsync(), await store.BeginAsync());
        await store.CommitAsync(
            Some.Commit(one) with { States = [Some.State("anna", 1), Some.State("ben", 2), Some.State("anna", 3, Some.OtherSite)] },
            Some.Commit(other) with { States = [Some.State("anna", 4)] });
        await store.CommitAsync(Some.Commit(one) with { States = [Some.State("anna", 5)] });

        var states = await store.Progress.StatesAsync(one, [(Some.Site, "anna"), (Some.Site, "carl"), (Some.OtherSite, "anna"), (Some.OtherSite, "ben")]);
        states.Select(s => (s.Site, s.Subject, s.Revision)).ShouldBe([(Some.Site, "anna", 5), (Some.OtherSite, "anna", 3)], ignoreOrder: true);
        foreach (var state in states) Encoding.UTF8.GetString(state.State.Span).ShouldBe($"{{\"revision\":{state.Revision}}}");
        (await store.Progress.StatesAsync(other, [(Some.Site, "anna"), (Some.Site, "anna")])).ShouldHaveSingleItem().Revision.ShouldBe(4);
    }

    [Fact]
    public async Task A_state_of_no_bytes_leaves_nothing_of_the_subject()
    {
        var generation = await store.BeginAsync();
        await store.CommitAsync(Some.Commit(generation) with { States = [Some.State("anna", 1), Some.State("ben", 1)] });
        await store.CommitAsync(Some.Commit(generation) with { States = [new FoldState(Some.Site, "anna", 9, default), new FoldState(Some.Site, "carl", 9, default)] });

        var states = await store.Progress.StatesAsync(generation, [(Some.Site, "anna"), (Some.Site, "ben"), (Some.Site, "carl")]);
        states.ShouldHaveSingleItem().Subject.ShouldBe("ben");
        await store.CommitAsync(Some.Commit(generation) with { States = [Some.State("anna", 10)] });
        (await store.Progress.StatesAsync(generation, [(Some.Site, "anna")])).ShouldHaveSingleItem().Revision.ShouldBe(10);
    }

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }
}
