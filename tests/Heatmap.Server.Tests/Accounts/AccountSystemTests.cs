using System.Text.Json;
using Heatmap.Client;
using Heatmap.Server.Tests.Access;

namespace Heatmap.Server.Tests.Accounts;

/// <summary>From what browsers send to what is told of accounts.</summary>
public sealed class AccountSystemTests
{
    private const string Acme = "domain:acme.example";
    private const string Ledger = "ledger { intent points entries { rule { name halfLifeHours } points share count lost event session entry subject } }";

    private static readonly Guid Ann = Guid.CreateVersion7();
    private static readonly Guid Bob = Guid.CreateVersion7();

    [Fact]
    public async Task Two_people_of_one_company_are_one_account_whose_every_point_is_explained()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("shop");
        using var watcher = await WebSocketClient.ConnectAsync(world.Server.Address, company.Token);
        await watcher.SubscribeAsync("1", $"subscription {{ accountScoreChanged(site: \"{company.Site.Id}\") {{ accounts {{ id intent }} stale }} }}");
        ChangeOf(await watcher.ReceiveAsync()).GetProperty("stale").GetBoolean().ShouldBeTrue();

        var early = Visit(company, Ann, "/pricing");
        await world.TakenAsync(company, early);
        await world.TakenAsync(company, Visit(company, Guid.CreateVersion7(), "/pricing", "somebody@gmail.com"));
        await world.FoldedAsync();
        (await AccountsAsync(world, company)).GetProperty("totalCount").GetInt32().ShouldBe(0);

        await world.TakenAsync(company, Visit(company, Ann, "/checkout", "ann@acme.example"));
        await world.TakenAsync(company, Visit(company, Bob, "/docs/start", "bob@acme.example"));
        await world.TakenAsync(company, early);
        await world.FoldedAsync();

        var accounts = await AccountsAsync(world, company);
        accounts.GetProperty("totalCount").GetInt32().ShouldBe(1);
        var acme = accounts.GetProperty("edges")[0].GetProperty("node");
        (acme.GetProperty("id").GetString(), acme.GetProperty("peopleCount").GetInt32(), acme.GetProperty("pageViews").GetInt32()).ShouldBe((Acme, 2, 3));
        var entries = acme.GetProperty("ledger").GetProperty("entries").EnumerateArray().ToList();
        entries.Count(e => Rule(e) == "Pricing seen").ShouldBe(1, "what was done before she was identified counts, and once");
        entries.Select(Rule).ShouldContain("Several people");
        entries.Sum(e => e.GetProperty("share").GetDecimal()).ShouldBe(acme.GetProperty("intent").GetDecimal());
        entries.Sum(e => e.GetProperty("points").GetDouble()).ShouldBe(acme.GetProperty("points").GetDouble(), 1e-9);
        ChangeOf(await watcher.ReceiveAsync()).GetProperty("accounts")[0].GetProperty("id").GetString().ShouldBe(Acme);

        await OpensAsync(world, company, entries.Single(e => Rule(e) == "Pricing seen"));
        await FadesAsync(world, company, acme);
        await RebuiltIsTheSameAsync(world);
    }

    [Fact]
    public async Task Who_is_forgotten_leaves_as_the_site_declared_and_the_ledger_says_so()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("shop");
        await world.TakenAsync(company, Visit(company, Ann, "/pricing", "ann@acme.example"));
        await world.TakenAsync(company, Visit(company, Bob, "/security", "bob@acme.example"));
        await world.FoldedAsync();
        var at = DateTimeOffset.UtcNow;
        var before = await AccountAsync(world, company, at);

        await world.DataAsync(company.Token, $"mutation {{ forgetVisitor(site: \"{company.Site.Id}\", visitor: {{ email: \"bob@acme.example\" }}) {{ id }} }}");
        await world.FoldedAsync();
        var kept = await AccountAsync(world, company, at);
        kept.GetProperty("points").GetDouble().ShouldBe(before.GetProperty("points").GetDouble(), 1e-9);
        var forgotten = kept.GetProperty("ledger").GetProperty("entries").EnumerateArray().Single(e => Rule(e) == "Security seen");
        forgotten.GetProperty("lost").GetString().ShouldBe("FORGOTTEN");
        foreach (var field in new[] { "event", "session", "entry", "subject" }) forgotten.GetProperty(field).ValueKind.ShouldBe(JsonValueKind.Null);

        await world.DataAsync(company.Token, $"mutation {{ chooseErasureEffect(site: \"{company.Site.Id}\", effect: REMOVE_FROM_TOTALS) {{ id }} }}");
        await world.DataAsync(company.Token, $"mutation {{ forgetVisitor(site: \"{company.Site.Id}\", visitor: {{ email: \"ann@acme.example\" }}) {{ id }} }}");
        await world.FoldedAsync();
        var left = await AccountAsync(world, company, at);
        left.GetProperty("peopleCount").GetInt32().ShouldBe(1);
        left.GetProperty("ledger").GetProperty("entries").EnumerateArray().Select(Rule).ShouldNotContain("Pricing seen");
    }

    [Fact]
    public async Task Who_objects_counts_nowhere_and_a_link_by_hand_can_be_undone()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("shop");
        await world.TakenAsync(company, Visit(company, Ann, "/pricing", "ann@acme.example"));
        await world.FoldedAsync();
        var subject = (await world.DataAsync(company.Token, $"{{ account(site: \"{company.Site.Id}\", id: \"{Acme}\") {{ people {{ people {{ subject sessionCount }} }} pages {{ page views }} sessions {{ edges {{ node {{ subject pageViews }} }} }} scores(from: \"2026-01-01T00:00:00Z\", to: \"2026-02-01T00:00:00Z\", points: 3) {{ intent }} }} }}"))
            .GetProperty("account").GetProperty("people").GetProperty("people")[0].GetProperty("subject").GetString();

        (await SaidAsync("objectToProfiling", "visitor: { email: \"ann@acme.example\" }")).GetInt32().ShouldBe(1);
        (await IdsAsync()).ShouldBe("");
        await SaidAsync("objectToProfiling", "visitor: { email: \"ann@acme.example\" }, objects: false");
        (await IdsAsync()).ShouldBe(Acme);

        await SaidAsync("linkAccount", $"what: {{ subject: \"{subject}\" }}, account: \"domain:globex.example\"");
        (await IdsAsync()).ShouldBe("domain:globex.example");
        await SaidAsync("unlinkAccount", $"what: {{ subject: \"{subject}\" }}, account: \"domain:globex.example\"");
        (await IdsAsync()).ShouldBe(Acme);

        (await world.AskAsync(company.Token, $"mutation {{ linkAccount(site: \"{company.Site.Id}\", what: {{ subject: \"{Guid.NewGuid():N}\" }}, account: \"{Acme}\") }}"))
            .GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("UNKNOWN_VISITOR");

        async Task<JsonElement> SaidAsync(string field, string arguments)
        {
            var said = (await world.DataAsync(company.Token, $"mutation {{ {field}(site: \"{company.Site.Id}\", {arguments}) }}")).GetProperty(field);
            await world.FoldedAsync();
            return said;
        }

        async Task<string> IdsAsync() =>
            string.Join(' ', (await AccountsAsync(world, company)).GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("node").GetProperty("id").GetString()));
    }

    [Fact]
    public async Task A_draft_is_counted_beside_the_live_view_and_tells_whom_it_would_move()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("shop");
        await world.TakenAsync(company, Visit(company, Ann, "/basket", "ann@acme.example"));
        await world.FoldedAsync();
        (await AccountsAsync(world, company)).GetProperty("edges")[0].GetProperty("node").GetProperty("category").GetString().ShouldBe("LOOKER");

        const string Rules = "rules: { rules: [{ name: \"Basket seen\", kind: PAGE, page: \"/basket\", weight: 80, cap: 80 }] }";
        var drafted = await world.DataAsync(company.Token, $"mutation {{ draftIntentRules(site: \"{company.Site.Id}\", {Rules}) {{ draft {{ rules {{ rules {{ number }} }} }} }} }}");
        drafted.GetProperty("draftIntentRules").GetProperty("draft").GetProperty("rules").GetProperty("rules")[0].GetProperty("number").GetInt32().ShouldBe(13);
        JsonElement draft = default;
        await Waiting.UntilAsync(async () =>
        {
            draft = (await world.DataAsync(company.Token, $"{{ intentRules(site: \"{company.Site.Id}\") {{ draft {{ ready changes {{ account from to }} }} }} }}")).GetProperty("intentRules").GetProperty("draft");
            return draft.GetProperty("ready").GetBoolean();
        }, "the draft is counted");
        draft.GetProperty("changes").ToString().ShouldBe($$"""[{"account":"{{Acme}}","from":"LOOKER","to":"HIGH_INTENT"}]""");
        (await AccountsAsync(world, company)).GetProperty("edges")[0].GetProperty("node").GetProperty("category").GetString().ShouldBe("LOOKER");

        await world.DataAsync(company.Token, $"mutation {{ acceptIntentRules(site: \"{company.Site.Id}\") {{ inForce {{ scale }} }} }}");
        (await AccountsAsync(world, company)).GetProperty("edges")[0].GetProperty("node").GetProperty("category").GetString().ShouldBe("HIGH_INTENT");
        await RebuiltIsTheSameAsync(world);
    }

    private static async Task OpensAsync(World world, Company company, JsonElement entry)
    {
        var session = await world.DataAsync(
            company.Token, $"{{ session(site: \"{company.Site.Id}\", id: \"{entry.GetProperty("session").GetString()}\") {{ timeline {{ entries {{ cursor kind page }} }} }} }}");
        var opened = session.GetProperty("session").GetProperty("timeline").GetProperty("entries").EnumerateArray().Single(e => e.GetProperty("cursor").GetString() == entry.GetProperty("entry").GetString());
        (opened.GetProperty("kind").GetString(), opened.GetProperty("page").GetString()).ShouldBe(("view", "/pricing"));
    }

    private static async Task FadesAsync(World world, Company company, JsonElement now)
    {
        var later = await AccountAsync(world, company, now.GetProperty("at").GetDateTimeOffset().AddDays(7));
        var left = now.GetProperty("ledger").GetProperty("entries").EnumerateArray()
            .Sum(e => e.GetProperty("points").GetDouble() * Math.Pow(2, -7 * 24.0 / e.GetProperty("rule").GetProperty("halfLifeHours").GetInt32()));
        later.GetProperty("points").GetDouble().ShouldBe(left, 1e-9);
        later.GetProperty("intent").GetDouble().ShouldBe(Math.Round(100 * (1 - Math.Exp(-left / 40)), 2), .011);
    }

    private static async Task RebuiltIsTheSameAsync(World world)
    {
        var verified = await world.Server.Installation.Rebuilds.VerifyAsync("accounts", null, CancellationToken.None);
        verified.ShouldAllBe(v => v.FirstDifference == null);
        verified.ShouldContain(v => v.Rows > 0);
    }

    private static Batch Visit(Company company, Guid visitor, string path, string? email = null) => Sending.Batch(
        company.Site.PublicKey, visitor, company.Origin + path,
        [new View(1, "p1", Sending.Now), Sending.Click(2), .. email is null ? Array.Empty<CapturedEvent>() : [new Identify(3, "p1", Sending.Now, email)]]);

    private static string Rule(JsonElement entry) => entry.GetProperty("rule").GetProperty("name").GetString()!;

    private static async Task<JsonElement> AccountsAsync(World world, Company company) => (await world.DataAsync(
        company.Token, $"{{ accounts(site: \"{company.Site.Id}\", first: 5) {{ totalCount edges {{ node {{ id at intent points category engagement lastSeenAt peopleCount pageViews {Ledger} }} }} provenance {{ projection }} }} }}"))
        .GetProperty("accounts");

    private static async Task<JsonElement> AccountAsync(World world, Company company, DateTimeOffset at) => (await world.DataAsync(
        company.Token, $"query($at: DateTime) {{ account(site: \"{company.Site.Id}\", id: \"{Acme}\", at: $at) {{ at intent points peopleCount {Ledger} }} }}",
        new { at = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture) })).GetProperty("account");

    private static JsonElement ChangeOf(JsonElement message) => message.GetProperty("payload").GetProperty("data").GetProperty("accountScoreChanged");
}
