namespace Heatmap.Views;

/// <summary>
/// A stretch of the rows of one view, site and parent, by (rank, key). Ranks are inclusive. <paramref name="After"/> is the last
/// row of the page before: rows come strictly after it in the asked direction.
/// </summary>
public sealed record ViewListing(
    string View,
    string Site,
    string Parent,
    int Limit,
    bool Descending = false,
    long FromRank = long.MinValue,
    long ToRank = long.MaxValue,
    (long Rank, string Key)? After = null);
