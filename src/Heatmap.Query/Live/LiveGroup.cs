namespace Heatmap.Query;

/// <summary>How many of the visitors who are there have one thing in common: the page that they see, or their country.</summary>
/// <param name="Key">What they have in common; null where it isn't known.</param>
public sealed record LiveGroup(string? Key, int Visitors)
{
    /// <summary>The largest first.</summary>
    public static IReadOnlyList<LiveGroup> Of(IEnumerable<string?> keys) =>
    [
        .. keys.GroupBy(key => key ?? "", StringComparer.Ordinal)
            .Select(group => new LiveGroup(group.Key.Length == 0 ? null : group.Key, group.Count()))
            .OrderByDescending(group => group.Visitors)
            .ThenBy(group => group.Key, StringComparer.Ordinal),
    ];
}
