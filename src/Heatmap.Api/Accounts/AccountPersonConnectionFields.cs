using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Query;

namespace Heatmap.Api;

/// <summary>The schema's AccountPersonConnection.</summary>
public sealed record AccountPersonConnectionFields(IReadOnlyList<AccountPersonFields> People, PageInfoFields PageInfo)
{
    public static AccountPersonConnectionFields Of(SiteId site, IReadOnlyList<AccountPersonRow> people, bool hasMore) => new(
        [.. people.Select(p => new AccountPersonFields(site, p))],
        new PageInfoFields(hasMore, people.Count == 0 ? null : SessionCursor.Write(people[^1].Last, people[^1].Subject)));
}
