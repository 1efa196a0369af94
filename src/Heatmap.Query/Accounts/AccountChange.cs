namespace Heatmap.Query;

/// <summary>An account that other rules would put into another category.</summary>
public sealed record AccountChange(AccountFigures Now, AccountFigures Then);
