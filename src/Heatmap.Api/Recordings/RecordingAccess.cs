using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Query;
using Microsoft.AspNetCore.Http;

namespace Heatmap.Api;

/// <summary>The one door to a session's recordings over REST: only the organisation that the site belongs to gets past it.</summary>
public sealed class RecordingAccess(BearerAuthentication bearer, ISiteDirectory sites, SessionsQuery sessions)
{
    /// <summary>What to tell with a 403.</summary>
    public const string Forbidden =
        "After signing in with a one-time password, choose a new one first. Else your role sees totals, not single sessions: an owner of the organisation can give you another.";

    /// <summary>The session, or the status to answer: 401 nobody is signed in, 403 a one-time password was not changed or the role sees no single sessions, 404 the organisation has no such site or session.</summary>
    public async Task<(SiteId Site, SessionRow? Session, int Status)> FindAsync(HttpContext http, string site, string session)
    {
        var (of, status) = Site(http, site);
        if (of is not { } profile) return (default, null, status);
        var found = await sessions.FindAsync(profile.Id, session, http.RequestAborted);
        return found is { } known ? (profile.Id, known.Session, StatusCodes.Status200OK) : (profile.Id, null, StatusCodes.Status404NotFound);
    }

    /// <summary>The site, or the status to answer, as of <see cref="FindAsync"/>.</summary>
    public (SiteProfile? Site, int Status) Site(HttpContext http, string site)
    {
        if (bearer.Authenticate(http, null).User is not { Identity.IsAuthenticated: true } user) return (null, StatusCodes.Status401Unauthorized);
        var asker = Asker.Of(user);
        if (asker.MustChangePassword || !asker.SeesSessions()) return (null, StatusCodes.Status403Forbidden);
        return SiteId.IsValid(site) && sites.Find(new SiteId(site)) is { } profile && profile.Organization == asker.Organization
            ? (profile, StatusCodes.Status200OK)
            : (null, StatusCodes.Status404NotFound);
    }
}
