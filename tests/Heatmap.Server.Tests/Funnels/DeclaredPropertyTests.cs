using System.Text.Json;
using Heatmap.Api;
using Heatmap.Client;

namespace Heatmap.Server.Tests.Funnels;

/// <summary>What a site declares of its own events, its funnels and intent rules can ask; nothing else.</summary>
public sealed class DeclaredPropertyTests
{
    private const string Declaration = "declareProperties(site: $s, events: [{ event: \"bought\", properties: [\"total\"] }]) { declaredEvents { event properties } }";

    [Fact]
    public async Task A_step_counts_exactly_those_whose_declared_property_is_as_asked_since_it_was_declared()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("shop");
        await world.TakenAsync(company, Buyer(company, total: 80));
        var declared = await world.DataAsync(company.Token, $"mutation($s: ID!) {{ {Declaration} }}", new { s = company.Site.Id.Value });
        declared.GetProperty("declareProperties").ToString().ShouldBe("""{"declaredEvents":[{"event":"bought","properties":["total"]}]}""");

        foreach (var total in new[] { 20, 50, 90, 49.99 }) await world.TakenAsync(company, Buyer(company, total));
        await world.FoldedAsync();

        await world.CountedAsync(company, await world.DefineFunnelAsync(company, Way("{ property: \"total\", test: IS_AT_LEAST, value: \"50\" }")), "5 2");
        await world.CountedAsync(company, await world.DefineFunnelAsync(company, Way("{ property: \"total\", test: IS_THERE }")), "5 4");
        // All of them were sent with it.
        await world.CountedAsync(company, await world.DefineFunnelAsync(company, Way("{ property: \"plan\", test: IS, value: \"team\" }")), "5 0");
    }

    [Fact]
    public async Task Intent_counts_a_declared_property_and_the_timeline_shows_it_beside_what_is_sealed()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("shop");
        var site = new { s = company.Site.Id.Value };
        await world.DataAsync(company.Token, $"mutation($s: ID!) {{ {Declaration} }}", site);
        await world.DataAsync(
            company.Token,
            """
            mutation($s: ID!) {
              draftIntentRules(site: $s, rules: { rules: [{ name: "Large order", kind: EVENT, event: "bought", weight: 30, cap: 30,
                conditions: [{ property: "total", test: IS_AT_LEAST, value: "50" }] }] }) { draft { ready } }
              acceptIntentRules(site: $s) { inForce { scale } }
            }
            """,
            site);
        await world.TakenAsync(company, Buyer(company, 50, "ada@large.example"));
        await world.TakenAsync(company, Buyer(company, 49, "bob@small.example"));
        await world.FoldedAsync();

        await Waiting.UntilAsync(async () => await IntentAsync("large") > 0, "the large order counts");
        (await IntentAsync("small")).ShouldBe(0);
        var data = await world.DataAsync(company.Token, "query($s: ID!) { sessions(site: $s, first: 2) { edges { node { timeline(first: 20) { entries { kind summary detail } } } } } }", site);
        var summaries = data.GetProperty("sessions").GetProperty("edges").EnumerateArray()
            .SelectMany(e => e.GetProperty("node").GetProperty("timeline").GetProperty("entries").EnumerateArray())
            .Where(e => e.GetProperty("kind").GetString() == "custom")
            .Select(e => $"{e.GetProperty("summary").GetString()} {e.GetProperty("detail").GetString()}");
        summaries.ShouldBe(["""bought (total: 50) {"plan":"team"}""", """bought (total: 49) {"plan":"team"}"""], ignoreOrder: true);

        async Task<double> IntentAsync(string name)
        {
            var answer = await world.DataAsync(company.Token, $"query($s: ID!) {{ account(site: $s, id: \"domain:{name}.example\") {{ intent }} }}", site);
            var account = answer.GetProperty("account");
            return account.ValueKind == JsonValueKind.Null ? -1 : account.GetProperty("intent").GetDouble();
        }
    }

    [Fact]
    public async Task Only_an_owner_or_administrator_declares()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("shop");
        foreach (var role in new[] { "admin", "analyst", "viewer" })
        {
            var login = $"one {role}";
            await world.Server.Service<Users>().RegisterAsync(company.Organization, role, login, Company.Password, oneTime: false, CancellationToken.None);
            var asker = await world.SignInAsync(company with { Login = login });
            var answer = await world.AskAsync(asker.Token, $"mutation($s: ID!) {{ {Declaration} }}", new { s = company.Site.Id.Value });
            answer.TryGetProperty("errors", out var errors).ShouldBe(role != "admin");
            if (role != "admin") errors[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("FORBIDDEN");
        }
    }

    private static string Way(string condition) =>
        $$"""{ name: "Buying", window: 600000, steps: [{ kind: PAGE, page: "/product" }, { kind: EVENT, event: "bought", conditions: [{{condition}}] }] }""";

    /// <summary>Looks at a product and buys something.</summary>
    private static Batch Buyer(Company company, double total, string? email = null)
    {
        CapturedEvent[] events =
        [
            new View(1, "p1", Sending.Now - 2_000),
            new Custom(2, "p1", Sending.Now - 1_000, "bought", new Dictionary<string, PropertyValue> { ["total"] = total, ["plan"] = "team" }),
        ];
        if (email is not null) events = [.. events, new Identify(3, "p1", Sending.Now - 500, email)];
        return Sending.Batch(company.Site.PublicKey, Guid.CreateVersion7(), company.Origin + "/product", events);
    }
}
