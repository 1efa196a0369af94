using Heatmap.Api;
using Heatmap.Domain;

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
}
