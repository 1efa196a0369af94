namespace Heatmap.Projections;

/// <summary>Where a row of a view stands, within its site: the view, what the row belongs to (or empty), its own key.</summary>
public readonly record struct RowAddress(string View, string Parent, string Key);
