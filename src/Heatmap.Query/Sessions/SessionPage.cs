using Heatmap.Projections;

namespace Heatmap.Query;

/// <summary>Some sessions of the list, whether there are more, and where they come from.</summary>
public sealed record SessionPage(IReadOnlyList<SessionRow> Sessions, bool HasMore, Origin Origin);
