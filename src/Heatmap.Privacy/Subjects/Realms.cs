using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>Realms of subjects that are no site's visitors.</summary>
public static class Realms
{
    /// <summary>The people who sign in: what their events seal stands under keys of this realm, subject = user id.</summary>
    public static SiteId Users { get; } = new("users");

    /// <summary>The stream of a subject of a realm or site.</summary>
    public static StreamName StreamOf(SiteId site, SubjectId subject) =>
        site == Users ? StreamName.User(subject.ToString()) : StreamName.Visitor(site, subject);
}
