using System.Text.Json;
using Heatmap.Client;

namespace Heatmap.Server.Tests.Accounts;

/// <summary>What was said by hand of which account somebody is can be seen and taken back months later.</summary>
public sealed class AccountLinkListTests
{
    private const string Acme = "domain:acme.example";
    private const string Globex = "domain:globex.example";

    [Fact]
    public async Task All_that_was_said_is_listed_with_who_said_it_page_by_page_and_each_is_taken_back()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("shop");
        var (ann, bob) = (await VisitorAsync(world, company, "ann@acme.example"), await VisitorAsync(world, company, "bob@acme.example"));
        var began = DateTimeOffset.UtcNow.AddSeconds(-1);
        await SayAsync(world, company, $"linkAccount(what: {{ subject: \"{ann}\" }}, account: \"{Globex}\"");
        await SayAsync(world, company, "linkAccount(what: { account: \"network:Acme Corp\" }, account: \"domain:acme.example\"");
        await SayAsync(world, company, $"unlinkAccount(what: {{ subject: \"{bob}\" }}, account: \"{Acme}\"");
        await SayAsync(world, company, "unlinkAccount(what: { account: \"domain:agency.example\" }");
        await SayAsync(world, company, "linkAccount(what: { account: \"domain:other.example\" }, account: \"domain:other.example\"");

        var links = await LinksAsync(world, company);
        links.Select(Words).ShouldBe(["domain:agency.example is none", $"{bob} isn't {Acme}", $"network:Acme Corp is {Acme}", $"{ann} is {Globex}"]);
        links.ShouldAllBe(l => l.GetProperty("byLogin").GetString() == company.Login && l.GetProperty("at").GetDateTimeOffset() > began);
        links.ShouldAllBe(l => !l.GetProperty("forgotten").GetBoolean());

        foreach (var link in links)
        {
            var what = link.GetProperty("subject").GetString() is { } subject ? $"subject: \"{subject}\"" : $"account: \"{link.GetProperty("from").GetString()}\"";
            var account = link.GetProperty("subject").ValueKind == JsonValueKind.Null ? "" : $", account: \"{link.GetProperty("account").GetString()}\"";
            await SayAsync(world, company, $"withdrawAccountLink(what: {{ {what} }}{account}");
        }

        (await LinksAsync(world, company)).ShouldBeEmpty();
        await Waiting.UntilAsync(async () => await AccountsAsync(world, company) == $"{Acme} 2", "both count for their e-mail's domain again");
    }

    [Fact]
    public async Task Of_a_forgotten_visitor_nothing_is_left_to_take_back()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("shop");
        var ann = await VisitorAsync(world, company, "ann@acme.example");
        await SayAsync(world, company, $"linkAccount(what: {{ subject: \"{ann}\" }}, account: \"{Globex}\"");
        await SayAsync(world, company, $"forgetVisitor(visitor: {{ subject: \"{ann}\" }}", " { id }");

        (await LinksAsync(world, company)).ShouldHaveSingleItem().GetProperty("forgotten").GetBoolean().ShouldBeTrue();
        var refused = await world.AskAsync(company.Token, $"mutation {{ withdrawAccountLink(site: \"{company.Site.Id}\", what: {{ subject: \"{ann}\" }}, account: \"{Globex}\") }}");
        refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("UNKNOWN_VISITOR");
    }

    private static async Task SayAsync(World world, Company company, string said, string answer = "")
    {
        await world.DataAsync(company.Token, $"mutation {{ {said}, site: \"{company.Site.Id}\"){answer} }}");
        await world.FoldedAsync();
    }

    private static async Task<string> VisitorAsync(World world, Company company, string email)
    {
        await world.TakenAsync(company, Sending.Batch(
            company.Site.PublicKey, Guid.CreateVersion7(), company.Origin + "/", [new View(1, "p1", Sending.Now), new Identify(2, "p1", Sending.Now, email)]));
        await world.FoldedAsync();
        var people = await world.DataAsync(company.Token, $"{{ account(site: \"{company.Site.Id}\", id: \"{Acme}\") {{ people {{ people {{ subject }} }} }} }}");
        return people.GetProperty("account").GetProperty("people").GetProperty("people")[0].GetProperty("subject").GetString()!;
    }

    /// <summary>All pages, of two each.</summary>
    private static async Task<List<JsonElement>> LinksAsync(World world, Company company)
    {
        var (links, after) = (new List<JsonElement>(), (string?)null);
        while (true)
        {
            var page = (await world.DataAsync(
                company.Token,
                $"query($after: String) {{ accountLinks(site: \"{company.Site.Id}\", first: 2, after: $after) {{ links {{ subject from account belongs at byLogin forgotten }} pageInfo {{ hasNextPage endCursor }} }} }}",
                new { after })).GetProperty("accountLinks");
            links.AddRange(page.GetProperty("links").EnumerateArray());
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()) return links;
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }
    }

    private static string Words(JsonElement link)
    {
        var who = link.GetProperty("subject").GetString() ?? link.GetProperty("from").GetString();
        return link.GetProperty("account").GetString() is not { } account ? $"{who} is none" : $"{who} {(link.GetProperty("belongs").GetBoolean() ? "is" : "isn't")} {account}";
    }

    private static async Task<string> AccountsAsync(World world, Company company)
    {
        var found = await world.DataAsync(company.Token, $"{{ accounts(site: \"{company.Site.Id}\") {{ edges {{ node {{ id peopleCount }} }} }} }}");
        return string.Join(", ", found.GetProperty("accounts").GetProperty("edges").EnumerateArray().Select(e => $"{e.GetProperty("node").GetProperty("id").GetString()} {e.GetProperty("node").GetProperty("peopleCount").GetInt32()}"));
    }
}
