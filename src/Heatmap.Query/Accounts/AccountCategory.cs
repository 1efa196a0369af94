namespace Heatmap.Query;

/// <summary>How much an account means it, by the thresholds of the site's intent rules.</summary>
public enum AccountCategory
{
    Looker = 0,
    Researching = 1,
    HighIntent = 2,
}
