namespace Heatmap.Projections;

/// <summary>A projection's name and the version of its code.</summary>
/// <param name="KeepsState">False where each event is folded by itself, so that there is nothing to resume from.</param>
public sealed record ProjectionVersion(string Name, int Code, bool KeepsState)
{
    /// <summary>
    /// Every family of totals that it contributes to. Totals outlive code versions, since the events behind them go: what means
    /// something else gets another family.
    /// </summary>
    public IReadOnlyList<string> Families { get; init; } = [];
}
