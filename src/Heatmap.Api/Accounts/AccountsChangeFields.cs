namespace Heatmap.Api;

/// <summary>The schema's AccountsChange.</summary>
public sealed record AccountsChangeFields(IReadOnlyList<AccountFields> Accounts, IReadOnlyList<string> Removed, bool Stale)
{
    /// <summary>Both as one: of each account what was said last.</summary>
    public AccountsChangeFields Then(AccountsChangeFields later)
    {
        if (Stale || later.Stale) return new AccountsChangeFields([], [], Stale: true);
        var told = later.Accounts.Select(a => a.Id).Concat(later.Removed).ToHashSet(StringComparer.Ordinal);
        return new AccountsChangeFields(
            [.. Accounts.Where(a => !told.Contains(a.Id)), .. later.Accounts],
            [.. Removed.Where(id => !told.Contains(id)), .. later.Removed],
            Stale: false);
    }
}
