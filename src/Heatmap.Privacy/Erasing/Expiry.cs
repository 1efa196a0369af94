using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>
/// Takes subjects out of the key store of whom retention has left nothing. Nobody asked for it, so there is neither a receipt nor a
/// tombstone: who comes again is a new subject. The caller makes sure before that nothing more is appended to their streams.
/// </summary>
public sealed class Expiry(Vault vault)
{
    /// <summary>
    /// Destroys keys, map and index rows; when the task ends no bytes of them are left, and no node uses them from memory. Subjects
    /// without any are passed over.
    /// </summary>
    public async Task ExpireAsync(SiteId site, IReadOnlyCollection<SubjectId> subjects, CancellationToken cancellation = default)
    {
        await vault.Destruction.DestroyAsync(subjects.Select(s => new KeyRow.OfSubject(site, s)), cancellation).ConfigureAwait(false);
        await vault.Memory.HeardAsync(cancellation).ConfigureAwait(false);
    }
}
