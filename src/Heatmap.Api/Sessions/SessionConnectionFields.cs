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
        return new SessionConnectionFields(edges, new PageInfoFields(page.HasMore, edges.Count == 0 ? null : edges[^1].Cursor));
    }
}
