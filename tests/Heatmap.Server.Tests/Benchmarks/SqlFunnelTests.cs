using Heatmap.Bench;
using Heatmap.Server.Tests.Funnels;
using Heatmap.TestServers;

namespace Heatmap.Server.Tests.Benchmarks;

public sealed class SqlFunnelTests
{
    [Fact]
    public async Task SQL_over_the_raw_views_counts_what_the_crowd_did()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("shop");
        foreach (var batch in new Crowd(company.Site.PublicKey, company.Origin).Batches()) await world.TakenAsync(company, batch);
        await world.StopAsync();
        var address = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        var question = new FunnelQuestion(
            ["/product", "/cart", "/thanks"], TimeSpan.FromMinutes(10), DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));

        var (took, counts) = await new SqlFunnel(new Uri(address)).AskAsync(world.Data, [question, question], CancellationToken.None);

        // Without the exclusion: ten more get through.
        counts.ShouldBe([100, 40, 20]);
        took.Count.ShouldBe(2);
    }
}
