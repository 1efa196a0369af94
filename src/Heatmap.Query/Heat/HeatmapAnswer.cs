namespace Heatmap.Query;

/// <summary>
/// A heatmap: hundredths of clicks by cell of the page, and by element and cell inside it; from and to as widened to whole
/// quarter-hours, in Unix milliseconds.
/// </summary>
public sealed record HeatmapAnswer(
    long From,
    long To,
    IReadOnlyDictionary<int, long> Cells,
    IReadOnlyDictionary<string, IReadOnlyDictionary<int, long>> Elements,
    Origin Origin);
