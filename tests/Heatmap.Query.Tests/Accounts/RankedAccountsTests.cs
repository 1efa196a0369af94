using Heatmap.Events;
using Heatmap.Projections;

namespace Heatmap.Query.Tests.Accounts;

/// <summary>What is shown of a list is what sorting all of it would show.</summary>
public sealed class RankedAccountsTests
{
    private const long Hour = 3_600_000;
    private const long Start = 1_795_255_200_000;

    [Fact]
    public async Task Page_after_page_is_the_whole_list_sorted_and_filtered()
    {
        await using var site = await KeptUpAccounts.StartAsync(patient: true);
        await site.CommitAsync(3, Deeds(new Random(4)));
        var all = await site.AllAsync(Start + Hour);
        foreach (var sort in Enum.GetValues<AccountSort>())
        {
            foreach (var asked in Filters(sort))
            {
                var sorted = Sorted(all.Figures.Where(a => Matches(a, asked)), sort).ToList();
                sorted.Count.ShouldBeGreaterThan(10);
                var (told, pages) = (new List<AccountFigures>(), asked with { First = 7 });
                for (; pages.Offset <= sorted.Count + 7; pages = pages with { Offset = pages.Offset + 7 })
                {
                    var (accounts, count) = all.Ranked(pages);
                    count.ShouldBe(sorted.Count);
                    told.AddRange(accounts);
                }

                told.ShouldBe(sorted);
            }
        }
    }

    private static IEnumerable<AccountsAsked> Filters(AccountSort sort)
    {
        var all = new AccountsAsked(KeptUpAccounts.Site, DefaultIntentRules.Rules, Start + Hour, Text: null, Category: null, SeenSince: null, sort, First: 0, Offset: 0);
        return [all, all with { Text = "1" }, all with { Category = AccountCategory.Researching }, all with { SeenSince = Start - (4 * Hour) }];
    }

    private static bool Matches(AccountFigures account, AccountsAsked asked) =>
        (asked.Text is not { } text || account.Id.Contains(text, StringComparison.Ordinal))
        && (asked.Category is not { } category || account.Category == category)
        && (asked.SeenSince is not { } since || account.LastHour + Hour > since);

    private static IEnumerable<AccountFigures> Sorted(IEnumerable<AccountFigures> accounts, AccountSort sort) => accounts
        .OrderByDescending(a => sort switch { AccountSort.Intent => a.Intent, AccountSort.Engagement => a.Engagement, _ => 0 })
        .ThenByDescending(a => a.LastHour)
        .ThenBy(a => a.Id, StringComparer.Ordinal);

    /// <summary>Of some hundred accounts, many of which come to the same.</summary>
    private static IEnumerable<(string, int, long)> Deeds(Random random)
    {
        for (var n = 0; n < 120; n++)
        {
            var (account, at) = ($"domain:{n}.example", Start - (random.Next(10) * Hour));
            yield return (account, AccountCells.HourOf(at), at);
            for (var deeds = random.Next(12); deeds > 0; deeds--) yield return (account, AccountCells.OfRule(1, Start), Start);
            for (var views = random.Next(3); views > 0; views--) yield return (account, AccountCells.OfFigure(AccountFigure.PageViews, Start), Start);
        }
    }
}
