using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>
/// Takes subjects out of the key store of whom retention has left nothing. Nobody asked for it, so there is neither a receipt nor a
/// tombstone: who comes again is a new subject. The caller makes sure before that nothing more is appended to their streams.
/// </summary>
public sealed class Expiry(Vault vault)
{
    /// <summary>Destroys keys, map and index rows; no bytes of them are left when the task ends. Subjects without any are passed over.</summary>
    public Task ExpireAsync(SiteId site, IReadOnlyCollection<SubjectId> subjects, CancellationToken cancellation = default) =>
        vault.Destruction.DestroyAsync(subjects.Select(s => new KeyRow.OfSubject(site, s)), cancellation);
}
