namespace Heatmap.Api;

/// <summary>The schema's SessionsChange.</summary>
public sealed record SessionsChangeFields(IReadOnlyList<SessionFields> Sessions, IReadOnlyList<string> Removed, bool Stale);
