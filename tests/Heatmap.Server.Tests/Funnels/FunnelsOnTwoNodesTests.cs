using Heatmap.Server.Tests.Stores;

namespace Heatmap.Server.Tests.Funnels;

/// <summary>The same on PostgreSQL, with two servers that share the partitions.</summary>
public sealed class FunnelsOnTwoNodesTests
{
    [Fact]
    public async Task Both_count_the_same_whichever_takes_and_whichever_builds()
    {
        using var stores = await PostgresStores.CreateAsync();
        await using var one = await World.StartAsync(addresses: stores.Addresses);
        await using var other = await World.StartAsync(addresses: stores.Addresses);
        var company = await one.FoundAsync("shop");
        await Waiting.UntilAsync(() => Task.FromResult(other.Server.Installation.Sites.Find(company.Site.Id) is not null), "the other node knows the site");
        World[] nodes = [one, other];
        var crowd = new Crowd(company.Site.PublicKey, company.Origin);
        var sent = 0;
        foreach (var batch in crowd.Batches()) await nodes[sent++ % 2].TakenAsync(company, batch);

        var id = await other.DefineFunnelAsync(company, Crowd.Way);
        await Waiting.UntilAsync(() => Task.FromResult(one.Server.Installation.Sites.Find(company.Site.Id)!.Definitions.Funnels.Count == 1), "the other node knows the funnel");
        foreach (var node in nodes) await node.CountedAsync(company, id, "100 40 10");
        await one.TakenAsync(company, crowd.Rest());
        foreach (var node in nodes) await node.CountedAsync(company, id, "100 40 11");
        foreach (var verified in await other.Server.Installation.Rebuilds.VerifyAsync("funnels", null, CancellationToken.None)) verified.FirstDifference.ShouldBeNull();
    }
}
