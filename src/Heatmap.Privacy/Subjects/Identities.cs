using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>The blind index: finds a person's subjects by e-mail or user id without either being stored.</summary>
public sealed class Identities
{
    private readonly IBlindIndex _index;
    private readonly SiteKeys _sites;

    internal Identities(IBlindIndex index, SiteKeys sites) => (_index, _sites) = (index, sites);

    /// <summary>Notes what a site called its visitor; durable before the task ends. Nothing for a subject that was forgotten meanwhile.</summary>
    public async Task NoteAsync(Subject subject, string? email, string? userId, CancellationToken cancellation = default)
    {
        var hash = await _sites.OfAsync(subject.Site, cancellation).ConfigureAwait(false);
        var marks = new List<Mark>(2);
        if (!string.IsNullOrWhiteSpace(email)) marks.Add(hash.OfEmail(email));
        if (!string.IsNullOrWhiteSpace(userId)) marks.Add(hash.OfUserId(userId));
        if (marks.Count > 0) await _index.NoteAsync(subject.Site, subject.Id, marks, cancellation).ConfigureAwait(false);
    }

    /// <summary>The subjects that were identified with this e-mail; upper and lower case are one.</summary>
    public async Task<IReadOnlyList<SubjectId>> FindByEmailAsync(SiteId site, string email, CancellationToken cancellation = default) =>
        await _index.FindAsync(site, (await _sites.OfAsync(site, cancellation).ConfigureAwait(false)).OfEmail(email), cancellation)
            .ConfigureAwait(false);

    /// <summary>The subjects that were identified with this user id.</summary>
    public async Task<IReadOnlyList<SubjectId>> FindByUserIdAsync(SiteId site, string userId, CancellationToken cancellation = default) =>
        await _index.FindAsync(site, (await _sites.OfAsync(site, cancellation).ConfigureAwait(false)).OfUserId(userId), cancellation)
            .ConfigureAwait(false);
}
