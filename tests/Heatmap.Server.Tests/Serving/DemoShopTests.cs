using System.Text.Json;
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
        var owner = await VisitedAsync(world, TimeSpan.FromDays(1));

        var counts = (await world.CountsAsync(owner, owner.Site.Definitions.Funnels.ShouldHaveSingleItem().Id)).ShouldNotBeNull().Split(' ').Select(int.Parse).ToList();
        counts.Count.ShouldBe(3);
        counts[0].ShouldBeGreaterThan(counts[1]);
        counts[1].ShouldBeGreaterThan(counts[2]);
        counts[2].ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Its_accounts_are_of_every_category_and_none_is_a_provider_of_private_mail()
    {
        await using var world = await World.StartAsync();
        var owner = await VisitedAsync(world, TimeSpan.FromDays(2));

        var answer = await world.DataAsync(owner.Token, $"{{ accounts(site: \"{owner.Site.Id}\", first: 200) {{ edges {{ node {{ name category }} }} }} }}");
        var accounts = answer.GetProperty("accounts").GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("node"))
            .Select(node => (Name: node.GetProperty("name").GetString()!, Category: node.GetProperty("category").GetString())).ToList();
        accounts.Count.ShouldBeGreaterThan(8);
        accounts.ShouldAllBe(account => account.Name.EndsWith(".example", StringComparison.Ordinal));
        foreach (var category in (string[])["LOOKER", "RESEARCHING", "HIGH_INTENT"])
            accounts.Count(account => account.Category == category).ShouldBeGreaterThan(0, category);
    }

    [Fact]
    public async Task Its_visitors_come_from_many_countries_though_there_is_no_file_of_places()
    {
        await using var world = await World.StartAsync(IngestSettings.ForDemo(), proxies: ProxySettings.None.WithLoopback());
        var owner = await VisitedAsync(world, TimeSpan.FromDays(1));

        var answer = await world.DataAsync(owner.Token, $"{{ sessions(site: \"{owner.Site.Id}\", first: 200) {{ edges {{ node {{ country region network language }} }} }} }}");
        var sessions = answer.GetProperty("sessions").GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("node")).ToList();
        sessions.Count.ShouldBe(200);
        foreach (var session in sessions)
        {
            var home = Homes.All.Where(h => h.Country == session.GetProperty("country").GetString() && h.Region == session.GetProperty("region").GetString()).ToList();
            home.Select(h => h.Language).ShouldContain(session.GetProperty("language").GetString());
            session.GetProperty("network").ValueKind.ShouldBe(JsonValueKind.Null, "nobody's company is made up from an address");
        }

        sessions.Select(s => s.GetProperty("country").GetString()).Distinct().Count().ShouldBeGreaterThan(7);
    }

    [Fact]
    public async Task It_reads_intent_by_rules_of_its_own_pages_until_its_owner_has_others()
    {
        await using var world = await World.StartAsync();
        var organizations = world.Server.Service<Organizations>();
        var demo = new DemoShop(world.Server.Installation, organizations, world.Server.Service<Users>());
        var (site, _, _) = await demo.OpenAsync(world.Server.Address, CancellationToken.None);
        var made = site.Definitions.Intent.Rules;
        made.Rules.ShouldContain(rule => rule.Step != null && rule.Step.Page == "/demo/pricing.html");
        site.Definitions.Intent.Draft.ShouldBeNull();

        var again = (await demo.OpenAsync(world.Server.Address, CancellationToken.None)).Site.Definitions;
        (again.Version, again.Intent.Rules).ShouldBe((site.Definitions.Version, made));

        await organizations.ChangeAsync(site.Id, new SiteCommand.DraftIntentRules(made with { HighIntent = 90 }), by: null, CancellationToken.None);
        await organizations.ChangeAsync(site.Id, new SiteCommand.AcceptIntentRules(), by: null, CancellationToken.None);
        (await demo.OpenAsync(world.Server.Address, CancellationToken.None)).Site.Definitions.Intent.Rules.HighIntent.ShouldBe(90);
    }

    [Fact]
    public async Task A_demo_from_before_there_were_such_rules_gets_them()
    {
        await using var world = await World.StartAsync();
        var organizations = world.Server.Service<Organizations>();
        var organization = await organizations.FoundAsync("Demo organisation", CancellationToken.None);
        await organizations.RegisterSiteAsync(organization, "Demo shop", ["http://localhost:5080"], by: null, CancellationToken.None);
        await world.Server.Service<Users>().RegisterAsync(organization, UserDecider.Owner, "owner", Company.Password, oneTime: false, CancellationToken.None);

        var (site, _, _) = await new DemoShop(world.Server.Installation, organizations, world.Server.Service<Users>())
            .OpenAsync(world.Server.Address, CancellationToken.None);
        site.Definitions.Intent.Rules.Rules.ShouldContain(rule => rule.Name == "Plant club seen");
    }

    /// <summary>The demo with visits of the time before, and its owner signed in.</summary>
    private static async Task<Company> VisitedAsync(World world, TimeSpan span)
    {
        var users = world.Server.Service<Users>();
        var (site, login, _) = await new DemoShop(world.Server.Installation, world.Server.Service<Organizations>(), users)
            .OpenAsync(world.Server.Address, CancellationToken.None);
        var found = (await users.FindAsync(login, CancellationToken.None)).ShouldNotBeNull();
        await users.SetPasswordAsync(found.Id, Company.Password, oneTime: false, by: null, CancellationToken.None);
        var owner = await world.SignInAsync(new Company(site.Organization, site, login, site.Origins[0]));
        await new VisitorCrowd(world.Http, TimeProvider.System, seed: 7, _ => { })
            .BackfillAsync(world.Server.Address, site.PublicKey, visits: 300, span, CancellationToken.None);
        await world.FoldedAsync();
        return owner;
    }
}
