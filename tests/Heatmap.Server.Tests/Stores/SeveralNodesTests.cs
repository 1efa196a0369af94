using Heatmap.Client;
using Heatmap.Events;
using Heatmap.Privacy;
using Heatmap.Server.Tests.Access;

namespace Heatmap.Server.Tests.Stores;

/// <summary>Two servers over the same databases and secrets, each with a data folder of its own, and nothing else between them.</summary>
public sealed class SeveralNodesTests : IAsyncLifetime
{
    private const string Pages = "query($s: ID!, $f: DateTime!, $t: DateTime!) { pages(site: $s, from: $f, to: $t) { page views clicks } }";

    private PostgresStores _stores = null!;
    private World _one = null!;
    private World _other = null!;

    public async Task InitializeAsync()
    {
        _stores = await PostgresStores.CreateAsync();
        var started = await Task.WhenAll(Task.Run(() => World.StartAsync(addresses: _stores.Addresses)), Task.Run(() => World.StartAsync(addresses: _stores.Addresses)));
        (_one, _other) = (started[0], started[1]);
    }

    [Fact]
    public async Task What_is_sent_to_either_is_answered_by_both_and_a_login_of_one_holds_on_the_other()
    {
        var company = await _one.FoundAsync("shop");
        await KnownAsync(_other, company);
        var visitor = Guid.CreateVersion7();
        await _one.TakenAsync(company, Sending.Visit(company.Site.PublicKey, visitor, company.Origin + "/a", clicks: 3));
        await _other.TakenAsync(company, Sending.Visit(company.Site.PublicKey, visitor, company.Origin + "/a", clicks: 4));
        for (var n = 0; n < 10; n++)
            await (n % 2 == 0 ? _one : _other).TakenAsync(company, Sending.Visit(company.Site.PublicKey, Guid.CreateVersion7(), company.Origin + "/a"));

        foreach (var node in (World[])[_one, _other])
        {
            await Waiting.UntilAsync(async () => await ClicksAsync(node, company) == 17, "every click is counted");
            (await ClicksAsync(node, company)).ShouldBe(17);
        }

        // One visitor, whichever node the visits came to.
        var keys = _one.Server.Installation.Keys.Vault;
        var subject = (await keys.Subjects.ResolveAsync(company.Site.Id, VisitorMark.Own(visitor))).ShouldBeOfType<Resolution.Known>().Subject;
        (await _other.Server.Installation.Keys.Vault.Subjects.ResolveAsync(company.Site.Id, VisitorMark.Own(visitor)))
            .ShouldBeOfType<Resolution.Known>().Subject.Id.ShouldBe(subject.Id);
    }

    [Fact]
    public async Task A_batch_that_is_sent_to_both_counts_once()
    {
        var company = await _one.FoundAsync("shop");
        await KnownAsync(_other, company);
        var batches = Enumerable.Range(0, 10).Select(_ => Sending.Visit(company.Site.PublicKey, Guid.CreateVersion7(), company.Origin + "/a", clicks: 2)).ToList();
        await Task.WhenAll(batches.SelectMany(b => new[] { _one.TakenAsync(company, b), _other.TakenAsync(company, b) }));

        foreach (var node in (World[])[_one, _other])
            await Waiting.UntilAsync(async () => await ClicksAsync(node, company) == 20, "every click is counted once");
    }

    [Fact]
    public async Task Who_is_forgotten_by_one_is_gone_on_both_and_leaves_the_totals()
    {
        var company = await _one.FoundAsync("shop");
        await KnownAsync(_other, company);
        var (gone, stays) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var last = Sending.Visit(company.Site.PublicKey, gone, company.Origin + "/a", clicks: 5);
        await _other.TakenAsync(company, last);
        await _one.TakenAsync(company, Sending.Visit(company.Site.PublicKey, stays, company.Origin + "/a", clicks: 2));
        await Waiting.UntilAsync(async () => await ClicksAsync(_other, company) == 7, "every click is counted");

        var outcome = await _one.Server.Installation.Forgetting.ForgetAsync(
            company.Site.Id, new Whom.ByVisitor(gone), ErasureEffect.RemoveFromTotals, "test");
        var receipt = outcome.ShouldBeOfType<ForgetOutcome.Forgotten>().Receipts.ShouldHaveSingleItem();
        receipt.DeletedRows.ShouldBe(DeletedRows.Vacuumed);

        (await _other.SendAsync(company, last with { Id = Guid.CreateVersion7() })).ShouldBeOfType<Refused>().Status.ShouldBe(410);
        var vault = _other.Server.Installation.Keys.Vault;
        (await vault.Subjects.FindAsync(company.Site.Id, SubjectId.Parse(receipt.Subject))).ShouldBeNull();
        (await vault.Receipts.VerifyAsync(receipt.ToJson())).Problems.ShouldBeEmpty();
        foreach (var node in (World[])[_one, _other])
            await Waiting.UntilAsync(async () => await ClicksAsync(node, company) == 2, "the clicks of the forgotten are taken out");
    }

    [Fact]
    public async Task An_origin_that_is_allowed_at_one_may_send_to_the_other()
    {
        var company = await _one.FoundAsync("shop");
        await KnownAsync(_other, company);
        var staging = company with { Origin = "https://staging.shop.example" };
        (await SendAsync()).ShouldBeOfType<Refused>().Status.ShouldBe(403);

        await _one.DataAsync(
            company.Token, "mutation($s: ID!, $o: [String!]!) { changeOrigins(site: $s, origins: $o) { id } }",
            new { s = company.Site.Id.Value, o = (string[])[company.Origin, staging.Origin] });

        await Waiting.UntilAsync(async () => await SendAsync() is Taken, "the other node takes what the new origin sends");

        Task<CollectAnswer> SendAsync() => _other.SendAsync(staging, Sending.Visit(company.Site.PublicKey, Guid.CreateVersion7(), staging.Origin + "/a"));
    }

    [Fact]
    public async Task A_watcher_of_one_is_told_to_look_when_the_other_has_folded_something_though_there_is_no_redis()
    {
        var company = await _one.FoundAsync("shop");
        await KnownAsync(_other, company);
        using var watcher = await WebSocketClient.ConnectAsync(_other.Server.Address, company.Token);
        await watcher.SubscribeAsync("1", $"subscription {{ heatmapChanged(site: \"{company.Site.Id.Value}\", page: \"/a\") {{ stale }} }}");
        await watcher.ReceiveAsync();

        // Each visitor is folded by one of the two, at random.
        for (var sent = 1; sent <= 12; sent++)
        {
            await _one.TakenAsync(company, Sending.Visit(company.Site.PublicKey, Guid.CreateVersion7(), company.Origin + "/a"));
            while (await ClicksAsync(_other, company) < sent) (await watcher.ReceiveAsync()).GetProperty("type").GetString().ShouldBe("next");
        }
    }

    public async Task DisposeAsync()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
        _stores.Dispose();
    }

    /// <summary>The other node learns of the company by way of the log.</summary>
    private static Task KnownAsync(World node, Company company) =>
        Waiting.UntilAsync(() => Task.FromResult(node.Server.Installation.Sites.Find(company.Site.Id) is not null), "the other node knows the site");

    private static async Task<int> ClicksAsync(World node, Company company)
    {
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var data = await node.DataAsync(company.Token, Pages, new { s = company.Site.Id.Value, f = from, t = to });
        return (int)Math.Round(data.GetProperty("pages").EnumerateArray().Sum(p => p.GetProperty("clicks").GetDouble()));
    }
}
