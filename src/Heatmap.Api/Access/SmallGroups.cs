namespace Heatmap.Api;

/// <summary>
/// Which counts are told to somebody who may not see single sessions: none of a group of fewer than <see cref="Fewest"/>, and none
/// from which such a group follows by subtraction.
/// </summary>
internal static class SmallGroups
{
    public const int Fewest = 5;

    private const double Enough = Fewest - 0.005; // Counts are hundredths.

    /// <summary>Of counts that each are part of the one before (steps of a funnel): which may be told.</summary>
    public static IReadOnlyList<bool> Nested(IReadOnlyList<double> counts)
    {
        var (told, last) = (new bool[counts.Count], (double?)null);
        for (var i = 0; i < counts.Count; i++)
        {
            if (!IsFine(counts[i]) || (last is { } before && !IsFine(before - counts[i]))) continue;
            told[i] = true;
            last = counts[i];
        }

        return told;
    }

    /// <summary>
    /// Of the parts of a whole that is told: which may be told. Where those that may not are together too few, or are one alone, the
    /// smallest of the others isn't told either.
    /// </summary>
    public static IReadOnlyList<bool> Parts(IReadOnlyList<double> counts)
    {
        var told = counts.Select(IsFine).ToArray();
        while (true)
        {
            var hidden = counts.Where((_, i) => !told[i]).ToList();
            if (hidden.Count == 0 || (hidden.Count > 1 && hidden.Sum() >= Enough)) return told;
            var smallest = Enumerable.Range(0, counts.Count).Where(i => told[i] && counts[i] > 0).OrderBy(i => counts[i]).Cast<int?>().FirstOrDefault();
            if (smallest is not { } next) return told;
            told[next] = false;
        }
    }

    private static bool IsFine(double count) => count is 0 or >= Enough;
}
