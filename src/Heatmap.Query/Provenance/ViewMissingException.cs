namespace Heatmap.Query;

/// <summary>A view has no live generation yet; it is being built.</summary>
public sealed class ViewMissingException(string projection) : Exception($"The view of '{projection}' is still being built; try again soon.");
