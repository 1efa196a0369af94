namespace Heatmap.Views.Tests;

/// <summary>Who may commit, and on top of what.</summary>
public abstract class FencingContract(ViewStore store) : IDisposable
{
    [Fact]
    public async Task Nothing_is_committed_without_a_lease()
    {
        var generation = await store.BeginAsync();

        await RefusedAsync<LeaseLostException>(new Fence([]), generation);
        await RefusedAsync<LeaseLostException>(new Fence([new Lease(0, "nobody", 0)]), generation);
        await RefusedAsync<LeaseLostException>(new Fence([store.Fence!.Leases[0] with { Node = "somebody else" }]), generation);
    }

    [Fact]
    public async Task A_commit_under_a_lease_that_was_taken_over_changes_nothing()
    {
        var generation = await store.BeginAsync();
        var old = await store.LeaseAsync("sleeper", 5);
        await store.Membership.RemoveAsync((await store.Membership.ReadAsync()).Members.Single(m => m.Node == "sleeper"));
        await RefusedAsync<LeaseLostException>(new Fence([old]), generation);
        var next = await store.LeaseAsync("successor", 5);
        await RefusedAsync<LeaseLostException>(new Fence([old]), generation);
        await RefusedAsync<LeaseLostException>(new Fence([old with { Token = next.Token }]), generation);
        await RefusedAsync<LeaseLostException>(new Fence([next with { Token = next.Token + 1 }]), generation);

        await store.Writer.CommitAsync(new Fence([next]), [Everything(generation)]);
        await ShouldHoldAsync(generation);
    }

    [Fact]
    public async Task One_lost_lease_among_many_is_enough()
    {
        var generation = await store.BeginAsync();
        var leases = new[] { await store.LeaseAsync("node", 1), await store.LeaseAsync("node", 2), await store.LeaseAsync("node", 3) };
        await store.Leases.ReleaseAsync([leases[1]]);

        var refused = await RefusedAsync<LeaseLostException>(new Fence(leases), generation);
        refused.Lease.ShouldBe(leases[1]);
        await store.Writer.CommitAsync(new Fence([leases[0], leases[2]]), [Everything(generation)]);
    }

    [Fact]
    public async Task A_commit_that_was_folded_by_an_older_list_of_generations_changes_nothing()
    {
        var generation = await store.BeginAsync();
        var fence = store.Fence! with { Generations = (await store.Generations.ListAsync()).Version };
        var other = await store.BeginAsync();
        await RefusedAsync<GenerationsChangedException>(fence, generation);

        await store.Generations.DropAsync(other);
        await store.Writer.CommitAsync(fence with { Generations = (await store.Generations.ListAsync()).Version }, [Everything(generation)]);
        await ShouldHoldAsync(generation);
    }

    [Fact]
    public async Task The_same_stretch_is_not_committed_twice_nor_one_that_begins_elsewhere()
    {
        var (generation, other) = (await store.BeginAsync(), await store.BeginAsync());
        await store.CommitAsync(Everything(generation));
        await Should.ThrowAsync<CheckpointMovedException>(() => store.CommitAsync(Everything(generation)));
        foreach (var from in new[] { "p0", "p2" })
        {
            await Should.ThrowAsync<CheckpointMovedException>(() => store.CommitAsync(
                Everything(other), Everything(generation) with { Advances = [Some.Advance(4, "p1"), Some.Advance(3, "p3", from)] }));
        }

        await ShouldHoldAsync(generation);
        (await store.Progress.CheckpointsAsync(other)).ShouldBeEmpty();
        await store.CommitAsync(Everything(generation) with { Advances = [Some.Advance(3, "p2", "p1")] });
    }

    [Fact]
    public async Task Of_many_who_commit_the_same_stretch_at_once_one_does()
    {
        var generation = await store.BeginAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            try
            {
                await store.CommitAsync(Everything(generation));
                return true;
            }
            catch (CheckpointMovedException)
            {
                return false;
            }
        })));

        outcomes.Count(committed => committed).ShouldBe(1);
        await ShouldHoldAsync(generation);
    }

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    private static GenerationCommit Everything(GenerationId generation) => new(
        generation, [Some.Row("a", 1)], [], [Some.Clicks(8, 1, 1)], [Some.State("anna", 1)], [Some.Advance(3, "p1")]);

    private async Task<T> RefusedAsync<T>(Fence fence, GenerationId generation)
        where T : Exception
    {
        var refused = await Should.ThrowAsync<T>(() => store.Writer.CommitAsync(fence, [Everything(generation)]));
        (await store.Rows.FindAsync(generation, Some.Key("a"))).ShouldBeNull();
        (await store.Rollups.ReadAsync(generation, [Some.Range(BucketSize.Day)])).ShouldBeEmpty();
        (await store.Progress.CheckpointsAsync(generation)).ShouldBeEmpty();
        return refused;
    }

    private async Task ShouldHoldAsync(GenerationId generation)
    {
        (await store.TotalsAsync(generation, Some.Range(BucketSize.Day))).ShouldHaveSingleItem().Value.ShouldBe([new(1, 1)]);
        (await store.Progress.CheckpointsAsync(generation)).ShouldBe([new Checkpoint(3, "p1")]);
    }
}
