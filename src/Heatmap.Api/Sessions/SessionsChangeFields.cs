namespace Heatmap.Api;

/// <summary>The schema's SessionsChange.</summary>
public sealed record SessionsChangeFields(IReadOnlyList<SessionFields> Sessions, IReadOnlyList<string> Removed, bool Stale)
{
    /// <summary>Both as one: of each session what was said last.</summary>
    public SessionsChangeFields Then(SessionsChangeFields later)
    {
        if (Stale || later.Stale) return new SessionsChangeFields([], [], Stale: true);
        var (put, removed) = (later.Sessions.Select(s => s.Id).ToHashSet(), later.Removed.ToHashSet());
        return new SessionsChangeFields(
            [.. Sessions.Where(s => !put.Contains(s.Id) && !removed.Contains(s.Id)), .. later.Sessions],
            [.. Removed.Where(id => !put.Contains(id) && !removed.Contains(id)), .. later.Removed],
            Stale: false);
    }
}
