using Heatmap.Projections;

namespace Heatmap.Query;

/// <summary>The accounts of a site as they stood at a time; what is learnt later doesn't change it.</summary>
public sealed class AccountsAsOf
{
    private readonly AccountSums _sums;
    private readonly Fading _fading;

    internal AccountsAsOf(AccountSums sums, Fading fading) => (_sums, _fading) = (sums, fading);

    /// <summary>All of them, in no order.</summary>
    public IEnumerable<AccountFigures> Figures => _sums.All.Select(sum => sum.FiguresAt(_fading));

    /// <summary>What an account comes to. One without a score is one that scores nothing.</summary>
    public AccountCategory CategoryOf(string account) =>
        _sums.Find(account)?.CategoryAt(_fading) ?? IntentScore.CategoryOf(0, _fading.Rules);

    /// <summary>Of those that are asked for the stretch that is, in the order that is, and how many they are in all.</summary>
    public (IReadOnlyList<AccountFigures> Accounts, int Count) Ranked(AccountsAsked asked)
    {
        // Only what is shown is sorted: of fifty thousand the first fifty are found in a tenth of the time that sorting all takes.
        var (order, most, count) = (new AccountOrder(asked.Sort, _fading), asked.Offset + asked.First, 0);
        var first = new PriorityQueue<AccountSum, AccountRank>(order);
        foreach (var sum in _sums.All)
        {
            if (!IsAsked(sum, asked)) continue;
            count++;
            if (first.Count < most) first.Enqueue(sum, order.RankOf(sum));
            else first.EnqueueDequeue(sum, order.RankOf(sum));
        }

        var found = new AccountFigures[Math.Max(0, first.Count - asked.Offset)];
        for (var i = found.Length - 1; i >= 0; i--) found[i] = first.Dequeue().FiguresAt(_fading);
        return (found, count);
    }

    private bool IsAsked(AccountSum account, AccountsAsked asked) =>
        (asked.SeenSince is not { } since || account.LastHour + 3_600_000 > since)
        && (asked.Text is not { Length: > 0 } text || AccountNames.NameOf(account.Account).Contains(text, StringComparison.OrdinalIgnoreCase))
        && (asked.Category is not { } category || account.CategoryAt(_fading) == category);
}
