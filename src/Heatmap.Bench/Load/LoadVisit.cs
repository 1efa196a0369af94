namespace Heatmap.Bench;

/// <summary>What somebody does on the pages of one batch, beside a view and a leave of each.</summary>
/// <param name="Trails">Of movement.</param>
/// <param name="Reactions">At most as many as clicks.</param>
public sealed record LoadVisit(int Trails, int Clicks, int Reactions, int Scrolls)
{
    public const int Pages = 3;

    /// <summary>50 events: 3 views, 20 trails (40%), 7 clicks with 6 reactions (26%), 11 scrolls, 3 leaves.</summary>
    public static LoadVisit Busy { get; } = new(Trails: 20, Clicks: 7, Reactions: 6, Scrolls: 11);

    /// <summary>9 events, most of them views and leaves: somebody who looks in.</summary>
    public static LoadVisit Brief { get; } = new(Trails: 1, Clicks: 1, Reactions: 1, Scrolls: 0);

    public int Events => (2 * Pages) + Trails + Clicks + Reactions + Scrolls;
}
