namespace Heatmap.Views.Tests;

public abstract class MembershipContract(ViewStore store) : IDisposable
{
    [Fact]
    public async Task A_node_joins_with_its_first_beat_and_each_raises_it()
    {
        await store.Membership.BeatAsync("b", TimeSpan.FromMilliseconds(250));
        var joined = await store.Membership.BeatAsync("a", TimeSpan.Zero);
        joined.Members.ShouldBe([new Member("a", 1, TimeSpan.Zero), new Member("b", 1, TimeSpan.FromMilliseconds(250))]);
        await store.Membership.BeatAsync("b", TimeSpan.FromSeconds(3));

        (await store.Membership.ReadAsync()).Members.ShouldBe([new Member("a", 1, TimeSpan.Zero), new Member("b", 2, TimeSpan.FromSeconds(3))]);
    }

    [Fact]
    public async Task Removing_a_member_frees_what_it_held_and_nothing_else()
    {
        await store.LeaseAsync("silent", 0);
        await store.LeaseAsync("silent", 1);
        var kept = await store.LeaseAsync("lively", 2);
        var seen = await MemberAsync("silent");

        (await store.Membership.RemoveAsync(seen)).ShouldBeTrue();
        var cluster = await store.Membership.ReadAsync();
        cluster.Members.ShouldHaveSingleItem().Node.ShouldBe("lively");
        cluster.Leases.ShouldBe([kept]);
        (await store.Membership.RemoveAsync(seen)).ShouldBeTrue("it is gone, as was wanted");
    }

    [Fact]
    public async Task A_member_that_has_beaten_since_is_not_removed()
    {
        var held = await store.LeaseAsync("slow", 0);
        var seen = await MemberAsync("slow");
        await store.Membership.BeatAsync("slow", TimeSpan.Zero);

        (await store.Membership.RemoveAsync(seen)).ShouldBeFalse();
        (await store.Membership.ReadAsync()).Leases.ShouldBe([held]);
    }

    [Fact]
    public async Task To_take_something_is_to_be_alive()
    {
        await store.LeaseAsync("quick", 0);
        var seen = await MemberAsync("quick");
        await store.Leases.TakeAsync("quick", [1]);

        (await store.Membership.RemoveAsync(seen)).ShouldBeFalse("or what it has just taken could be left with nobody");
    }

    [Fact]
    public async Task Who_was_removed_joins_again_and_holds_nothing()
    {
        await store.LeaseAsync("sleeper", 0);
        await store.Membership.RemoveAsync(await MemberAsync("sleeper"));
        var back = await store.Membership.BeatAsync("sleeper", TimeSpan.Zero);

        back.Members.ShouldHaveSingleItem().Node.ShouldBe("sleeper");
        back.Leases.ShouldBeEmpty();
    }

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task<Member> MemberAsync(string node) => (await store.Membership.ReadAsync()).Members.Single(m => m.Node == node);
}
