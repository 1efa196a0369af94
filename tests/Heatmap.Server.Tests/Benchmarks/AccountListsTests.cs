namespace Heatmap.Server.Tests.Benchmarks;

public sealed class AccountListsTests
{
    [Fact]
    public async Task Lists_are_asked_of_views_that_were_really_filled()
    {
        using var scratch = new Scratch();
        Directory.CreateDirectory(scratch.Data);
        var told = new List<string>();

        var took = await new AccountLists(TimeProvider.System).MeasureAsync(scratch.Data, accounts: 40, sessions: 800, questions: 3, told.Add, CancellationToken.None);

        (took.Lists.Count, took.Past.Count, took.Floor.Count).ShouldBe((3, 3, 3));
        took.First.ShouldBeGreaterThan(TimeSpan.Zero);
        told[0].ShouldBe("Filling 40 accounts with 800 sessions.");
    }

    [Fact]
    public void Made_accounts_are_found_by_their_networks()
    {
        var totals = new MadeAccounts(new Events.SiteId("bench"), now: 1795255200000, sessionsOfAccount: 20).TotalsOf(7, 2);

        totals.Select(t => t.Key.Name).Distinct().ShouldBe(["network:Company 7", "network:Company 8"], ignoreOrder: true);
        totals.Where(t => t.Key.Name == "network:Company 7")
            .Sum(t => t.Cells.Where(c => c.Key >= Projections.AccountCells.Figures && c.Key < Projections.AccountCells.Figures + Projections.AccountCells.Days).Sum(c => c.Value))
            .ShouldBeInRange(15, 20, "sessions that overlap are one");
    }
}
