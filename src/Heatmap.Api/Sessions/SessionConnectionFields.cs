using Heatmap.Events;
using Heatmap.Query;

namespace Heatmap.Api;

/// <summary>The schema's SessionConnection.</summary>
public sealed record SessionConnectionFields(IReadOnlyList<SessionEdgeFields> Edges, PageInfoFields PageInfo)
{
    public static SessionConnectionFields Of(SiteId site, SessionPage page)
    {
        var edges = page.Sessions
            .Select(s => new SessionEdgeFields(SessionCursor.Write(s.First.At, s.Id), new SessionFields(site, s, page.Origin)))
            .ToList();
        return Of(edges, page.HasMore);
    }

    /// <summary>Sessions in the order in which something struck them last.</summary>
    public static SessionConnectionFields Of(SiteId site, StruckSessions struck) => Of(
        [.. struck.Sessions.Select(s => new SessionEdgeFields(SessionCursor.Write(s.LastAt, s.Session.Id), new SessionFields(site, s.Session, struck.Origin)))],
        struck.HasMore);

    private static SessionConnectionFields Of(List<SessionEdgeFields> edges, bool hasMore) =>
        new(edges, new PageInfoFields(hasMore, edges.Count == 0 ? null : edges[^1].Cursor));
}
