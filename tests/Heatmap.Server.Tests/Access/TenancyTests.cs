using System.Text.Json;

namespace Heatmap.Server.Tests.Access;

public sealed class TenancyTests
{
    private const string Page = "/secret-plans";

    [Fact]
    public async Task Every_field_keeps_one_organisation_from_strangers_nobodies_and_unchanged_passwords()
    {
        await using var world = await World.StartAsync();
        var (first, questions, secrets) = await FirstAsync(world);
        var stranger = await world.FoundAsync("stranger");
        var newcomer = await world.FoundAsync("newcomer", oneTime: true);
        foreach (var question in questions.Where(q => !q.Field.StartsWith("Subscription", StringComparison.Ordinal)))
        {
            Check(question, await world.AskAsync(stranger.Token, question.Query), question.Stranger, secrets);
            Check(question, await world.AskAsync(null, question.Query), question.Anonymous, secrets);
            Check(question, await world.AskAsync(newcomer.Token, question.Query), question.OneTime, secrets);
        }

        var site = (await world.DataAsync(first.Token, $$"""{ site(id: "{{first.Site.Id}}") { origins erasureEffect definitions { sessionGapMinutes } } erasures(site: "{{first.Site.Id}}") { id } }"""));
        site.ToString().ShouldBe("""{"site":{"origins":["https://first.example"],"erasureEffect":"KEEP_TOTALS","definitions":{"sessionGapMinutes":45}},"erasures":[]}""");
    }

    [Fact]
    public async Task A_socket_knows_its_user_by_the_token_or_by_the_header_that_HTTP_would_have()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("first");
        using var byToken = await WebSocketClient.ConnectAsync(world.Server.Address, company.Token);
        using var byHeader = await WebSocketClient.ConnectWithHeaderAsync(world.Server.Address, company.Token);
        foreach (var client in new[] { byToken, byHeader })
        {
            await client.SubscribeAsync("1", "{ me { organization { name } } }");
            (await client.ReceiveAsync()).ToString().ShouldContain("first Ltd");
        }
    }

    [Fact]
    public async Task The_first_organisation_itself_gets_answers_that_show_what_others_must_not_see()
    {
        await using var world = await World.StartAsync();
        var (first, questions, secrets) = await FirstAsync(world);
        var seen = "";
        foreach (var question in questions.Where(q => q.Field.StartsWith("Query", StringComparison.Ordinal)))
        {
            var answer = await world.AskAsync(first.Token, question.Query);
            answer.TryGetProperty("errors", out var errors).ShouldBeFalse($"{question.Field}: {errors}");
            seen += answer.ToString();
        }

        foreach (var secret in secrets) seen.ShouldContain(secret);
    }

    [Fact]
    public async Task Every_field_of_the_schema_has_its_question()
    {
        await using var world = await World.StartAsync();
        var schema = (await world.DataAsync(
            null, "{ __schema { queryType { ...f } mutationType { ...f } subscriptionType { ...f } } } fragment f on __Type { name fields(includeDeprecated: true) { name } }"))
            .GetProperty("__schema");
        var fields = schema.EnumerateObject().SelectMany(root => root.Value.GetProperty("fields").EnumerateArray()
            .Select(f => $"{root.Value.GetProperty("name").GetString()}.{f.GetProperty("name").GetString()}"));
        ForeignQuestion.About("s", "p", "s", "s", "l", "f").Select(q => q.Field).ShouldBe(fields, ignoreOrder: true);
    }

    [Fact]
    public async Task No_subscription_tells_others_of_what_flows()
    {
        await using var world = await World.StartAsync();
        var (first, questions, _) = await FirstAsync(world);
        var subscriptions = questions.Where(q => q.Field.StartsWith("Subscription", StringComparison.Ordinal)).ToList();
        var stranger = await world.FoundAsync("stranger");
        var newcomer = await world.FoundAsync("newcomer", oneTime: true);
        using var owner = await WebSocketClient.ConnectAsync(world.Server.Address, first.Token);
        await owner.SubscribeAsync("own", subscriptions[0].Query);
        (await owner.ReceiveAsync()).GetProperty("payload").GetProperty("data").GetProperty("heatmapChanged").GetProperty("stale").GetBoolean().ShouldBeTrue();
        foreach (var (token, code) in new[] { (stranger.Token, "NOT_FOUND"), (null, "UNAUTHENTICATED"), (newcomer.Token, "PASSWORD_CHANGE_REQUIRED") })
        {
            using var other = await WebSocketClient.ConnectAsync(world.Server.Address, token);
            foreach (var question in subscriptions) await other.SubscribeAsync(question.Field, question.Query);
            await world.TakenAsync(first, Sending.Visit(first.Site.PublicKey, Guid.CreateVersion7(), first.Origin + Page));
            var told = await owner.ReceiveAsync();
            told.GetProperty("payload").GetProperty("data").GetProperty("heatmapChanged").GetProperty("cells").GetArrayLength().ShouldBeGreaterThan(0);
            var messages = new List<JsonElement>();
            while (messages.Count < subscriptions.Count) messages.Add(await other.ReceiveAsync());
            messages.AddRange(await other.DrainAsync());
            messages.Select(m => $"{m.GetProperty("id")} {m.GetProperty("type")} {m.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code")}")
                .ShouldBe(subscriptions.Select(q => $"{q.Field} error {code}"), ignoreOrder: true);
        }
    }

    private static void Check(ForeignQuestion question, JsonElement answer, string? code, IReadOnlyList<string> secrets)
    {
        var text = answer.ToString();
        foreach (var secret in secrets) text.ShouldNotContain(secret, Case.Insensitive, $"{question.Field} tells");
        var found = answer.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;
        found.ShouldBe(code, $"{question.Field}: {text}");
    }

    /// <summary>An organisation with data, the questions about it, and the texts that nobody else may see.</summary>
    private static async Task<(Company First, IReadOnlyList<ForeignQuestion> Questions, IReadOnlyList<string> Secrets)> FirstAsync(World world)
    {
        var first = await world.FoundAsync("first");
        await world.DataAsync(
            first.Token,
            "mutation($s: ID!) { changeDefinitions(site: $s, definitions: { sessionGapMinutes: 45, campaignStartsSession: true, pages: [] }) { id } }",
            new { s = first.Site.Id.Value });
        await world.TakenAsync(first, Sending.Visit(first.Site.PublicKey, Guid.CreateVersion7(), first.Origin + Page + "?code=hidden-word", clicks: 2));
        await world.FoldedAsync();
        JsonElement session = default;
        await Waiting.UntilAsync(
            async () =>
            {
                var data = await world.DataAsync(
                    first.Token, $$"""{ sessions(site: "{{first.Site.Id}}") { edges { node { id subject } } } projections { generations { scope state } } }""");
                var edges = data.GetProperty("sessions").GetProperty("edges");
                if (edges.GetArrayLength() == 0 || !data.GetProperty("projections").ToString().Contains(first.Site.Id.Value, StringComparison.Ordinal)) return false;
                session = edges[0].GetProperty("node");
                return true;
            },
            "a session in the site's own generation");
        var (id, subject) = (session.GetProperty("id").GetString()!, session.GetProperty("subject").GetString()!);
        var funnel = (await world.DataAsync(
            first.Token,
            $$"""mutation { defineFunnel(site: "{{first.Site.Id}}", funnel: { name: "Secret way", window: 60000, steps: [{ kind: PAGE, page: "{{Page}}" }, { kind: CLICK, selector: "#buy" }] }) { id } }"""))
            .GetProperty("defineFunnel").GetProperty("id").GetString()!;
        var questions = ForeignQuestion.About(first.Site.Id.Value, Page, id, subject, first.Login, funnel);
        return (first, questions, [funnel, first.Site.Id.Value, first.Site.PublicKey, first.Site.Name, first.Origin, first.Organization, id, subject]);
    }
}
