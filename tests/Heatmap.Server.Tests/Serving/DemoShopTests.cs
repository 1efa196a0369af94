using Heatmap.Api;
using Heatmap.Bench;
using Heatmap.Domain;
using Heatmap.Server.Tests.Funnels;

namespace Heatmap.Server.Tests.Serving;

public sealed class DemoShopTests
{
    [Fact]
    public async Task The_demo_stays_open_to_the_origins_that_its_owner_allowed_and_is_shown_from_where_it_is_now()
    {
        await using var world = await World.StartAsync();
        var organizations = world.Server.Service<Organizations>();
        var demo = new DemoShop(world.Server.Installation, organizations, world.Server.Service<Users>());
        var (site, _, _) = await demo.OpenAsync(new Uri("http://localhost:5080"), CancellationToken.None);
        site.Origins.ShouldBe(["http://localhost:5080", "http://127.0.0.1:5080"]);

        await organizations.ChangeAsync(
            site.Id, new SiteCommand.ChangeOrigins([.. site.Origins, "http://localhost:3000"]), by: null, CancellationToken.None);
        (site, _, _) = await demo.OpenAsync(new Uri("http://localhost:5099"), CancellationToken.None);

        site.Origins.ShouldBe(
            ["http://localhost:5099", "http://127.0.0.1:5099", "http://localhost:5080", "http://127.0.0.1:5080", "http://localhost:3000"]);
    }

    [Fact]
    public async Task Its_funnel_asks_what_its_visitors_orders_tell()
    {
        await using var world = await World.StartAsync();
        var (site, login, _) = await new DemoShop(world.Server.Installation, world.Server.Service<Organizations>(), world.Server.Service<Users>())
            .OpenAsync(world.Server.Address, CancellationToken.None);
        var users = world.Server.Service<Users>();
        var found = (await users.FindAsync(login, CancellationToken.None)).ShouldNotBeNull();
        await users.SetPasswordAsync(found.Id, Company.Password, oneTime: false, by: null, CancellationToken.None);
        var owner = await world.SignInAsync(new Company(site.Organization, site, login, site.Origins[0]));
        await new VisitorCrowd(world.Http, TimeProvider.System, seed: 7, _ => { })
            .BackfillAsync(world.Server.Address, site.PublicKey, visits: 300, TimeSpan.FromDays(1), CancellationToken.None);
        await world.FoldedAsync();

        var counts = (await world.CountsAsync(owner, site.Definitions.Funnels.ShouldHaveSingleItem().Id)).ShouldNotBeNull().Split(' ').Select(int.Parse).ToList();
        counts.Count.ShouldBe(3);
        counts[0].ShouldBeGreaterThan(counts[1]);
        counts[1].ShouldBeGreaterThan(counts[2]);
        counts[2].ShouldBeGreaterThan(0);
    }
}
