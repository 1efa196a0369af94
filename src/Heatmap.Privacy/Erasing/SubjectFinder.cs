using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>Who is meant by a request to forget.</summary>
internal sealed class SubjectFinder(KeyStore store, SiteKeys sites, Identities identities, ErasureLedger ledger, TimeProvider time)
{
    /// <summary>The subjects; none when nobody is known by this; null when a tombstone stands there.</summary>
    public async Task<IReadOnlyList<SubjectId>?> FindAsync(SiteId site, Whom whom, CancellationToken cancellation) => whom switch
    {
        Whom.BySubject by => await BySubjectAsync(site, by.Subject, cancellation).ConfigureAwait(false),
        Whom.ByVisitor by => await ByVisitorAsync(site, by.Visitor, cancellation).ConfigureAwait(false),
        Whom.ByEmail by => await identities.FindByEmailAsync(site, by.Email, cancellation).ConfigureAwait(false),
        Whom.ByUserId by => await identities.FindByUserIdAsync(site, by.UserId, cancellation).ConfigureAwait(false),
        _ => throw new InvalidOperationException($"{whom} is no way to say whom."),
    };

    private async Task<IReadOnlyList<SubjectId>> BySubjectAsync(SiteId site, SubjectId subject, CancellationToken cancellation)
    {
        if (ledger.FindOf(site, subject) is not null) return [subject];
        return await store.Keys.FindAsync(site, subject, cancellation).ConfigureAwait(false) is null ? [] : [subject];
    }

    private async Task<IReadOnlyList<SubjectId>?> ByVisitorAsync(SiteId site, Guid visitor, CancellationToken cancellation)
    {
        var hash = await sites.OfAsync(site, cancellation).ConfigureAwait(false);
        var mark = hash.OfVisitor(visitor);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return await store.Map.FindAsync(site, mark, hash.TombstoneOf(mark), now, cancellation).ConfigureAwait(false) switch
        {
            SubjectEntry.Found found => [found.Subject],
            SubjectEntry.Buried => null,
            _ => [],
        };
    }
}
