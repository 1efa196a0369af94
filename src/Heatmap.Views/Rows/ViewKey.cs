namespace Heatmap.Views;

/// <summary>
/// Where a row of a view stands: the view's name, the site, what the row belongs to (empty, or for example a session's id) and its
/// own key there. Compared byte by byte.
/// </summary>
public readonly record struct ViewKey(string View, string Site, string Parent, string Key);
