using Heatmap.Events;
using Heatmap.Query;

namespace Heatmap.Api;

/// <summary>The schema's FunnelLeaverConnection.</summary>
public sealed record FunnelLeaverConnectionFields(IReadOnlyList<FunnelLeaverEdgeFields> Edges, PageInfoFields PageInfo)
{
    public static FunnelLeaverConnectionFields Of(SiteId site, FunnelLeavers page)
    {
        var edges = page.Leavers.Select(l => new FunnelLeaverEdgeFields(SessionCursor.Write(l.Rank, l.Key), NodeOf(site, l, page.Sessions))).ToList();
        return new FunnelLeaverConnectionFields(edges, new PageInfoFields(page.HasMore, edges.Count == 0 ? null : edges[^1].Cursor));
    }

    private static FunnelLeaverFields NodeOf(SiteId site, FunnelLeaver leaver, Origin? origin) => new(
        [.. leaver.Row.Times.Select(DateTimeOffset.FromUnixTimeMilliseconds)],
        leaver.Session is { } row && origin is not null ? new SessionFields(site, row, origin) : null);
}
