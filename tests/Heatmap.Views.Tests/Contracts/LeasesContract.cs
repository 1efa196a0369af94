namespace Heatmap.Views.Tests;

public abstract class LeasesContract(ViewStore store) : IDisposable
{
    [Fact]
    public async Task Every_token_is_greater_than_any_before_whoever_takes_it()
    {
        var tokens = new List<long>();
        foreach (var owner in new[] { "a", "b", "a", "a" }) tokens.Add((await store.Leases.TakeAsync(owner)).Value);

        tokens[0].ShouldBeGreaterThan(0);
        tokens.Zip(tokens.Skip(1)).ShouldAllBe(pair => pair.Second > pair.First);
    }

    [Fact]
    public async Task Of_many_who_take_it_at_once_only_the_last_may_commit()
    {
        var generation = await store.BeginAsync();
        var tokens = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => store.Leases.TakeAsync($"{i}"))));
        tokens.Distinct().Count().ShouldBe(50);

        var committed = 0;
        foreach (var token in tokens)
        {
            try
            {
                await store.Writer.CommitAsync(token, [Some.Commit(generation)]);
                committed++;
                token.ShouldBe(tokens.MaxBy(t => t.Value));
            }
            catch (LeaseLostException)
            {
                token.ShouldNotBe(tokens.MaxBy(t => t.Value));
            }
        }

        committed.ShouldBe(1);
    }

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }
}
