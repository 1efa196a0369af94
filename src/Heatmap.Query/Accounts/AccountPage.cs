namespace Heatmap.Query;

/// <summary>Some accounts of the list, how many it has in all, and where they come from.</summary>
public sealed record AccountPage(IReadOnlyList<AccountFigures> Accounts, int Count, Origin Origin);
