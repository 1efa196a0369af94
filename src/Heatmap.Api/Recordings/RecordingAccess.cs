using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Query;
using Microsoft.AspNetCore.Http;

namespace Heatmap.Api;

/// <summary>The one door to a session's recordings over REST: only the organisation that the site belongs to gets past it.</summary>
public sealed class RecordingAccess(BearerAuthentication bearer, ISiteDirectory sites, SessionsQuery sessions)
{
    /// <summary>The session, or the status to answer: 401 nobody is signed in, 403 a one-time password was not changed, 404 the organisation has no such site or session.</summary>
    public async Task<(SiteId Site, SessionRow? Session, int Status)> FindAsync(HttpContext http, string site, string session)
    {
        if (bearer.Authenticate(http, null).User is not { Identity.IsAuthenticated: true } user) return (default, null, StatusCodes.Status401Unauthorized);
        var asker = Asker.Of(user);
        if (asker.MustChangePassword) return (default, null, StatusCodes.Status403Forbidden);
        if (!SiteId.IsValid(site) || sites.Find(new SiteId(site)) is not { } profile || profile.Organization != asker.Organization)
            return (default, null, StatusCodes.Status404NotFound);
        var found = await sessions.FindAsync(profile.Id, session, http.RequestAborted);
        return found is { } known ? (profile.Id, known.Session, StatusCodes.Status200OK) : (profile.Id, null, StatusCodes.Status404NotFound);
    }
}
