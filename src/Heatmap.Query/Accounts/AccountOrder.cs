namespace Heatmap.Query;

/// <summary>An order of accounts; as a comparer it has the last one first, who is the first to be dropped.</summary>
internal sealed class AccountOrder(AccountSort sort, Fading fading) : IComparer<AccountRank>
{
    public AccountRank RankOf(AccountSum account) => new(ScoreOf(account), account.LastHour, account.Account);

    public int Compare(AccountRank x, AccountRank y)
    {
        var order = x.Score.CompareTo(y.Score);
        if (order == 0) order = x.LastHour.CompareTo(y.LastHour);
        return order == 0 ? string.CompareOrdinal(y.Account, x.Account) : order;
    }

    private int ScoreOf(AccountSum account) => sort switch
    {
        AccountSort.Intent => account.IntentAt(fading),
        AccountSort.Engagement => account.EngagementAt(fading),
        AccountSort.LastSeen => 0,
        _ => throw new InvalidOperationException($"No order for {sort}."),
    };
}
