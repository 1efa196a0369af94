using Heatmap.Client;
using Heatmap.Server.Tests.Access;
using Heatmap.Server.Tests.Stores;

namespace Heatmap.Server.Tests.Accounts;

/// <summary>Two servers over one PostgreSQL, each with a list of accounts in memory, and nothing else between them.</summary>
public sealed class AccountsOnTwoNodesTests
{
    [Fact]
    public async Task The_list_of_each_follows_what_the_other_folds_and_its_watchers_are_told()
    {
        using var stores = await PostgresStores.CreateAsync();
        await using var one = await World.StartAsync(addresses: stores.Addresses);
        await using var other = await World.StartAsync(addresses: stores.Addresses);
        var company = await one.FoundAsync("shop");
        await Waiting.UntilAsync(() => Task.FromResult(other.Server.Installation.Sites.Find(company.Site.Id) is not null), "the other node knows the site");
        using var watcher = await WebSocketClient.ConnectAsync(other.Server.Address, company.Token);
        await watcher.SubscribeAsync("1", $"subscription {{ accountScoreChanged(site: \"{company.Site.Id}\") {{ accounts {{ id }} stale }} }}");
        await watcher.ReceiveAsync();

        // Each visitor is folded by one of the two, at random.
        for (var sent = 1; sent <= 8; sent++)
        {
            await (sent % 2 == 0 ? one : other).TakenAsync(company, Visit(company, sent));
            while (await CountAsync(other, company) < sent) (await watcher.ReceiveAsync()).GetProperty("type").GetString().ShouldBe("next");
            await Waiting.UntilAsync(async () => await CountAsync(one, company) == sent, "the account is in the list of either");
        }
    }

    private static Batch Visit(Company company, int number) => Sending.Batch(
        company.Site.PublicKey, Guid.CreateVersion7(), company.Origin + "/pricing",
        [new View(1, "p1", Sending.Now), new Identify(2, "p1", Sending.Now, $"ann@company{number}.example")]);

    private static async Task<int> CountAsync(World node, Company company) =>
        (await node.DataAsync(company.Token, $"{{ accounts(site: \"{company.Site.Id}\", first: 1) {{ totalCount }} }}")).GetProperty("accounts").GetProperty("totalCount").GetInt32();
}
