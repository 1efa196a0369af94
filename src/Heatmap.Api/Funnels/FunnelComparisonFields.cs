using Heatmap.Query;

namespace Heatmap.Api;

/// <summary>The schema's FunnelComparison.</summary>
/// <param name="From">As widened.</param>
/// <param name="To">As widened, not included.</param>
/// <param name="Figures">Of the other stretch.</param>
/// <param name="Differences">By step: this stretch's shares less the other's.</param>
public sealed record FunnelComparisonFields(
    DateTimeOffset From, DateTimeOffset To, FunnelFiguresFields Figures, IReadOnlyList<FunnelDifferenceFields> Differences)
{
    public static FunnelComparisonFields Of(FunnelFiguresFields now, FunnelFiguresFields before, FunnelAnswer other) => new(
        DateTimeOffset.FromUnixTimeMilliseconds(other.From),
        DateTimeOffset.FromUnixTimeMilliseconds(other.To),
        before,
        [.. now.Steps.Zip(before.Steps, (one, two) => new FunnelDifferenceFields(
            ShareDifference.Of(one.Overall, two.Overall), ShareDifference.Of(one.FromBefore, two.FromBefore)))]);
}
