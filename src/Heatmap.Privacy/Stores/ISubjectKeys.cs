using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>The subjects' wrapped keys.</summary>
public interface ISubjectKeys
{
    /// <summary>The keys of subjects; those that have none are left out.</summary>
    ValueTask<IReadOnlyDictionary<SubjectId, WrappedKey>> FindAsync(
        SiteId site, IReadOnlyCollection<SubjectId> subjects, CancellationToken cancellation = default);

    /// <summary>
    /// Stores key and map row as one unit, durable before the task ends, unless the mark or the subject is there already (then
    /// that one is the answer) or a tombstone that has not expired stands in its place (<see cref="SubjectEntry.Buried"/>).
    /// Without a key, the mark is stored for a subject that is there; nothing where its key is gone (<see cref="SubjectEntry.None"/>).
    /// Concurrent calls share a commit.
    /// </summary>
    /// <exception cref="EpochEndedException">Another node has begun the next epoch; nothing was stored.</exception>
    Task<SubjectEntry> AddAsync(NewSubject subject, CancellationToken cancellation = default);

    /// <summary>
    /// Deletes the keys of subjects with their map and blind index rows as one unit and leaves none of those bytes in the
    /// store's files. How many of the keys were there.
    /// </summary>
    Task<int> DestroyAsync(IReadOnlyCollection<KeyRow.OfSubject> subjects, CancellationToken cancellation = default);
}
