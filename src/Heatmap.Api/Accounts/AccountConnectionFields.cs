using Heatmap.Query;

namespace Heatmap.Api;

/// <summary>The schema's AccountConnection.</summary>
public sealed record AccountConnectionFields(IReadOnlyList<AccountEdgeFields> Edges, PageInfoFields PageInfo, int TotalCount, ProvenanceFields Provenance)
{
    public static AccountConnectionFields Of(AccountsAsked asked, AccountPage page)
    {
        var edges = page.Accounts.Select((a, i) => new AccountEdgeFields(
            AccountCursor.Write(asked.At, asked.Offset + i + 1), new AccountFields(asked.Site, asked.Rules, a, page.Origin))).ToList();
        var more = asked.Offset + edges.Count < page.Count;
        return new AccountConnectionFields(edges, new PageInfoFields(more, edges.Count == 0 ? null : edges[^1].Cursor), page.Count, new ProvenanceFields(page.Origin));
    }
}
