using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>From keyed hashes of e-mails and user ids to the subjects that were identified with them.</summary>
public interface IBlindIndex
{
    /// <summary>Notes marks of a subject, durable before the task ends; nothing when the subject has no key (any more).</summary>
    Task NoteAsync(SiteId site, SubjectId subject, IReadOnlyCollection<Mark> marks, CancellationToken cancellation = default);

    Task<IReadOnlyList<SubjectId>> FindAsync(SiteId site, Mark mark, CancellationToken cancellation = default);
}
