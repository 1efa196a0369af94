using Heatmap.Events;
using Heatmap.Projections;

namespace Heatmap.Api;

/// <summary>The schema's TimelineConnection.</summary>
public sealed record TimelineConnectionFields(IReadOnlyList<TimelineEntryFields> Entries, PageInfoFields PageInfo)
{
    public static TimelineConnectionFields Of(SiteId site, SessionRow session, IEnumerable<TimelineEntry> entries, bool hasMore)
    {
        var fields = entries.Select(e => new TimelineEntryFields(site, session, e)).ToList();
        return new TimelineConnectionFields(fields, new PageInfoFields(hasMore, fields.Count == 0 ? null : fields[^1].Cursor));
    }
}
