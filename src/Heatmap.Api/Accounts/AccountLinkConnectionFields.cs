using Heatmap.Events;
using Heatmap.Query;

namespace Heatmap.Api;

/// <summary>The schema's AccountLinkConnection.</summary>
public sealed record AccountLinkConnectionFields(IReadOnlyList<AccountLinkFields> Links, PageInfoFields PageInfo, ProvenanceFields Provenance)
{
    public static AccountLinkConnectionFields Of(SiteProfile site, IReadOnlyList<AccountSaying> sayings, bool hasMore, Origin origin) => new(
        [.. sayings.Select(s => new AccountLinkFields(site.Id, site.Organization, s))],
        new PageInfoFields(hasMore, sayings.Count == 0 ? null : SessionCursor.Write(sayings[^1].At, sayings[^1].Key)),
        new ProvenanceFields(origin));
}
