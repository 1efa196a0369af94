using Heatmap.Projections;

namespace Heatmap.Query;

/// <summary>Sessions in which an error happened, each with when it did last, whether there are more, and where that comes from.</summary>
public sealed record StruckSessions(IReadOnlyList<(long LastAt, SessionRow Session)> Sessions, bool HasMore, Origin Origin);
