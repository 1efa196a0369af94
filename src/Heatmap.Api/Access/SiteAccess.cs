using Heatmap.Events;
using Heatmap.GraphQL.Execution;

namespace Heatmap.Api;

/// <summary>The one door to a site: nobody gets past it but the organisation that the site belongs to.</summary>
public sealed class SiteAccess(ISiteDirectory sites)
{
    /// <summary>The site, if it is the asker's.</summary>
    /// <exception cref="GraphQLException">Nobody is signed in, or the asker's organisation has no such site (whether another has isn't said).</exception>
    public SiteProfile Site(RequestContext context, string id) =>
        Find(context, id) ?? throw new GraphQLException("NOT_FOUND", "Your organisation has no such site.");

    public SiteProfile? Find(RequestContext context, string id)
    {
        var asker = Asker.Of(context);
        return SiteId.IsValid(id) && sites.Find(new SiteId(id)) is { } site && site.Organization == asker.Organization ? site : null;
    }

    public IReadOnlyList<SiteProfile> All(RequestContext context) => sites.OfOrganization(Asker.Of(context).Organization);
}
