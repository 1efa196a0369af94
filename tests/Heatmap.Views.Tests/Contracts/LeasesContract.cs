namespace Heatmap.Views.Tests;

public abstract class LeasesContract(ViewStore store) : IDisposable
{
    [Fact]
    public async Task A_member_takes_what_nobody_holds_and_what_is_held_stays_where_it_is()
    {
        await JoinAsync("a", "b");
        var first = await store.Leases.TakeAsync("a", [0, 1, 2]);
        var second = await store.Leases.TakeAsync("b", [1, 2, 3]);

        first.Select(l => (l.Resource, l.Node)).ShouldBe([(0, "a"), (1, "a"), (2, "a")]);
        second.Select(l => (l.Resource, l.Node)).ShouldBe([(3, "b")]);
        (await store.Leases.TakeAsync("a", [0, 1])).ShouldBeEmpty("they are held already, even if by itself");
        (await store.Membership.ReadAsync()).Leases.ShouldBe([.. first, .. second]);
    }

    [Fact]
    public async Task Every_token_is_greater_than_any_before_whoever_takes_it()
    {
        await JoinAsync("a", "b");
        var tokens = new List<long>();
        foreach (var node in new[] { "a", "b", "a", "a" })
        {
            var taken = await store.Leases.TakeAsync(node, [7, 8]);
            tokens.AddRange(taken.Select(l => l.Token));
            await store.Leases.ReleaseAsync(taken);
        }

        tokens.Count.ShouldBe(8);
        tokens[0].ShouldBeGreaterThan(0);
        tokens.Zip(tokens.Skip(1)).ShouldAllBe(pair => pair.Second > pair.First);
    }

    [Fact]
    public async Task Of_many_who_take_it_at_once_one_gets_it()
    {
        var nodes = Enumerable.Range(0, 20).Select(i => $"n{i}").ToArray();
        await JoinAsync(nodes);
        var taken = await Task.WhenAll(nodes.Select(n => Task.Run(() => store.Leases.TakeAsync(n, [5, 6]))));

        taken.SelectMany(t => t).Select(l => l.Resource).Order().ShouldBe([5, 6]);
        (await store.Membership.ReadAsync()).Leases.ShouldBe(taken.SelectMany(t => t), ignoreOrder: true);
    }

    [Fact]
    public async Task Who_is_no_member_takes_nothing()
    {
        (await store.Leases.TakeAsync("stranger", [0])).ShouldBeEmpty();
        (await store.Membership.ReadAsync()).Leases.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_let_go_is_free_and_letting_go_twice_takes_it_from_nobody()
    {
        await JoinAsync("a", "b");
        var held = await store.Leases.TakeAsync("a", [0, 1]);
        await store.Leases.ReleaseAsync([held[0]]);
        var next = await store.Leases.TakeAsync("b", [0, 1]);
        next.Select(l => l.Resource).ShouldBe([0]);
        await store.Leases.ReleaseAsync([held[0]]);

        (await store.Membership.ReadAsync()).Leases.ShouldBe([next[0], held[1]]);
    }

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task JoinAsync(params string[] nodes)
    {
        foreach (var node in nodes) await store.Membership.BeatAsync(node, TimeSpan.Zero);
    }
}
