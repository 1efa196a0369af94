using Heatmap.Api;
using Heatmap.Client;

namespace Heatmap.Server.Tests.Funnels;

/// <summary>A funnel in parts by how much the accounts of its visitors mean it.</summary>
public sealed class FunnelCategoryTests
{
    private const string Rules = """
        mutation($s: ID!) {
          draftIntentRules(site: $s, rules: { rules: [{ name: "Pricing seen", kind: PAGE, page: "/pricing", weight: 100, cap: 100 }] }) { draft { ready } }
          acceptIntentRules(site: $s) { inForce { scale } }
        }
        """;

    private const string Way = """{ name: "To the cart", window: 600000, steps: [{ kind: PAGE, page: "/product" }, { kind: PAGE, page: "/cart" }] }""";

    [Fact]
    public async Task Its_parts_by_account_category_add_up_to_the_whole_and_follow_what_is_known_later()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("shop");
        await world.DataAsync(company.Token, Rules, new { s = company.Site.Id.Value });
        var id = await world.DefineFunnelAsync(company, Way);
        for (var n = 0; n < 7; n++) await world.TakenAsync(company, Visit(company, email: null, "/product", "/cart"));
        for (var n = 0; n < 6; n++) await world.TakenAsync(company, Visit(company, "ada@large.example", "/product", "/pricing", "/cart"));
        for (var n = 0; n < 2; n++) await world.TakenAsync(company, Visit(company, "bob@small.example", "/product"));
        await world.CountedAsync(company, id, "15 13");
        await world.FoldedAsync();

        (await PartsAsync(world, company, id)).ShouldBe([" 7 7", "HIGH_INTENT 6 6", "LOOKER 2 0"]);

        // Two are too few to be told, and would follow from the whole, were the six told beside the seven.
        (await PartsAsync(world, await ViewerAsync(world, company), id)).ShouldBe([" 7 7"]);

        await world.DataAsync(
            company.Token,
            "mutation($s: ID!) { unlinkAccount(site: $s, what: { account: \"domain:large.example\" }) }",
            new { s = company.Site.Id.Value });
        await Waiting.UntilAsync(async () => (await PartsAsync(world, company, id)).SequenceEqual([" 13 13", "LOOKER 2 0"]), "the account's people are of none");
        (await world.CountsAsync(company, id)).ShouldBe("15 13");
        var verified = await world.Server.Installation.Rebuilds.VerifyAsync("funnels", null, CancellationToken.None);
        verified.ShouldAllBe(v => v.FirstDifference == null);
    }

    private static async Task<List<string>> PartsAsync(World world, Company company, string id)
    {
        var report = await world.ReportAsync(company, id, "breakdown(by: ACCOUNT_CATEGORY) { value steps { count } }");
        return [.. report.GetProperty("breakdown").EnumerateArray().Select(p => $"{p.GetProperty("value").GetString()} {FunnelQuestions.Counts(p)}")];
    }

    private static async Task<Company> ViewerAsync(World world, Company company)
    {
        var viewer = company with { Login = "a viewer" };
        await world.Server.Service<Users>().RegisterAsync(company.Organization, "viewer", viewer.Login, Company.Password, oneTime: false, CancellationToken.None);
        return await world.SignInAsync(viewer);
    }

    /// <summary>Pages a second apart; who the visitor is comes last.</summary>
    private static Batch Visit(Company company, string? email, params string[] paths)
    {
        var begun = Sending.Now - 60_000;
        List<CapturedEvent> events = [.. paths.Select((_, i) => (CapturedEvent)new View(i + 1, $"p{i + 1}", begun + (i * 1_000)))];
        if (email is not null) events.Add(new Identify(events.Count + 1, "p1", begun + 30_000, email));
        return Sending.Batch(company.Site.PublicKey, Guid.CreateVersion7(), company.Origin, [.. events]) with
        {
            Pages = [.. paths.Select((path, i) => new Page($"p{i + 1}", company.Origin + path, new Size(1280, 800)))],
        };
    }
}
