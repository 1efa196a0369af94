namespace Heatmap.Query;

/// <summary>The errors of a site, those that struck most sessions first, how many kinds there are in all, and where that comes from.</summary>
public sealed record ErrorReport(IReadOnlyList<ErrorGroup> Groups, int Kinds, Origin Origin);
