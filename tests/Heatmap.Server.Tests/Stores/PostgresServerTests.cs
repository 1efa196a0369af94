using Heatmap.Events;
using Heatmap.Privacy;

namespace Heatmap.Server.Tests.Stores;

/// <summary>One server with all its stores on PostgreSQL.</summary>
public sealed class PostgresServerTests
{
    private const string Pages = "query($s: ID!, $f: DateTime!, $t: DateTime!) { pages(site: $s, from: $f, to: $t) { clicks } }";

    [Fact]
    public async Task What_was_taken_and_forgotten_is_so_after_a_restart_and_nothing_but_locks_is_in_the_folder()
    {
        using var stores = await PostgresStores.CreateAsync();
        await using var world = await World.StartAsync(addresses: stores.Addresses);
        var company = await world.FoundAsync("shop");
        var (gone, stays) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var visitor in (Guid[])[gone, stays])
            await world.TakenAsync(company, Sending.Visit(company.Site.PublicKey, visitor, company.Origin + "/a", clicks: 3));
        await world.FoldedAsync();
        (await ClicksAsync(world, company)).ShouldBe(6);
        var outcome = await world.Server.Installation.Forgetting.ForgetAsync(
            company.Site.Id, new Whom.ByVisitor(gone), ErasureEffect.RemoveFromTotals, "test");
        var receipt = outcome.ShouldBeOfType<ForgetOutcome.Forgotten>().Receipts.ShouldHaveSingleItem();
        (receipt.TotalsBefore - receipt.TotalsAfter).ShouldBe(4);

        await world.RestartAsync();
        await world.FoldedAsync();
        (await ClicksAsync(world, await world.SignInAsync(company))).ShouldBe(3);
        var vault = world.Server.Installation.Keys.Vault;
        (await vault.Subjects.ResolveAsync(company.Site.Id, VisitorMark.Own(gone))).ShouldBeOfType<Resolution.Forgotten>();
        (await vault.Subjects.ResolveAsync(company.Site.Id, VisitorMark.Own(stays))).ShouldBeOfType<Resolution.Known>();
        (await vault.Receipts.VerifyAsync(receipt.ToJson())).Problems.ShouldBeEmpty();
        Directory.EnumerateDirectories(world.Data).ShouldBeEmpty();
        Directory.EnumerateFiles(stores.Addresses.Secrets).ShouldNotBeEmpty();
    }

    private static async Task<int> ClicksAsync(World world, Company company)
    {
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var data = await world.DataAsync(company.Token, Pages, new { s = company.Site.Id.Value, f = from, t = to });
        return (int)Math.Round(data.GetProperty("pages").EnumerateArray().Sum(p => p.GetProperty("clicks").GetDouble()));
    }
}
