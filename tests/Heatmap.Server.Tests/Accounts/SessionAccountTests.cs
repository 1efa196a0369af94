using System.Text.Json;
using Heatmap.Client;

namespace Heatmap.Server.Tests.Accounts;

/// <summary>To which account a session is said to belong.</summary>
public sealed class SessionAccountTests
{
    private const string Acme = "domain:acme.example";
    private const string Globex = "domain:globex.example";

    [Fact]
    public async Task Every_session_of_a_list_tells_its_account_by_what_is_known_of_its_visitor()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("shop");
        await world.TakenAsync(company, Visit(company, "/ann", "ann@acme.example"));
        await world.TakenAsync(company, Visit(company, "/gus", "gus@globex.example"));
        await world.TakenAsync(company, Visit(company, "/gil", "somebody@gmail.com"));
        await world.TakenAsync(company, Visit(company, "/nobody"));
        await world.FoldedAsync();
        (await ListedAsync(world, company)).ShouldBe($"/ann {Acme}; /gil ; /gus {Globex}; /nobody ");

        var gil = await SessionAsync(world, company, "/gil");
        await SayAsync(world, company, $"linkAccount(what: {{ subject: \"{gil.Subject}\" }}, account: \"{Globex}\", ");
        await SayAsync(world, company, "objectToProfiling(visitor: { email: \"ann@acme.example\" }, ");
        await SayAsync(world, company, $"linkAccount(what: {{ account: \"{Globex}\" }}, account: \"{Acme}\", ");
        await Waiting.UntilAsync(
            async () => await ListedAsync(world, company) == $"/ann ; /gil {Acme}; /gus {Acme}; /nobody ", "what was said is counted");

        var answer = await world.DataAsync(
            company.Token,
            $"{{ session(site: \"{company.Site.Id}\", id: \"{gil.Id}\") {{ account {{ id name peopleCount provenance {{ projection filter }} }} }} liveVisitors(site: \"{company.Site.Id}\") {{ accounts {{ key visitors }} }} }}");
        var account = answer.GetProperty("session").GetProperty("account");
        (account.GetProperty("id").GetString(), account.GetProperty("name").GetString(), account.GetProperty("peopleCount").GetInt32()).ShouldBe((Acme, "acme.example", 2));
        account.GetProperty("provenance").GetProperty("projection").GetString().ShouldBe("accounts");
        account.GetProperty("provenance").GetProperty("filter").GetString()!.ShouldContain($"account {Acme}");
        answer.GetProperty("liveVisitors").GetProperty("accounts").EnumerateArray()
            .Select(g => $"{g.GetProperty("key").GetString()} {g.GetProperty("visitors").GetInt32()}").ShouldBe([$"{Acme} 2", " 2"], ignoreOrder: true);
    }

    private static async Task SayAsync(World world, Company company, string said)
    {
        await world.DataAsync(company.Token, $"mutation {{ {said}site: \"{company.Site.Id}\") }}");
        await world.FoldedAsync();
    }

    private static async Task<string> ListedAsync(World world, Company company) => string.Join(
        "; ",
        (await SessionsAsync(world, company)).Select(s => $"{s.GetProperty("entryPage").GetString()} {AccountOf(s)}").Order(StringComparer.Ordinal));

    private static string? AccountOf(JsonElement session) =>
        session.GetProperty("account") is { ValueKind: JsonValueKind.Object } account ? account.GetProperty("id").GetString() : null;

    private static async Task<(string Id, string Subject)> SessionAsync(World world, Company company, string page)
    {
        var session = (await SessionsAsync(world, company)).Single(s => s.GetProperty("entryPage").GetString() == page);
        return (session.GetProperty("id").GetString()!, session.GetProperty("subject").GetString()!);
    }

    private static async Task<List<JsonElement>> SessionsAsync(World world, Company company)
    {
        var found = await world.DataAsync(company.Token, $"{{ sessions(site: \"{company.Site.Id}\", first: 50) {{ edges {{ node {{ id subject entryPage account {{ id }} }} }} }} }}");
        return [.. found.GetProperty("sessions").GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("node"))];
    }

    private static Batch Visit(Company company, string path, string? email = null) => Sending.Batch(
        company.Site.PublicKey, Guid.CreateVersion7(), company.Origin + path,
        [new View(1, "p1", Sending.Now), Sending.Click(2), .. email is null ? Array.Empty<CapturedEvent>() : [new Identify(3, "p1", Sending.Now, email)]]);
}
