namespace Heatmap.Query;

/// <summary>By what a list of accounts is ordered, the highest first.</summary>
public enum AccountSort
{
    Intent = 0,
    Engagement = 1,
    LastSeen = 2,
}
