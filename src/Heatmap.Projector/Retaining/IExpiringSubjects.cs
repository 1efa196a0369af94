using Heatmap.Events;

namespace Heatmap.Projector;

/// <summary>Whatever else there is of a subject that the log has nothing of any more: given by the host.</summary>
public interface IExpiringSubjects
{
    /// <summary>
    /// Destroys keys, map and index rows. When the task ends no bytes of them are left and no node uses them from memory. Nothing
    /// happens for a subject of which nothing is left.
    /// </summary>
    Task DestroyAsync(SiteId site, IReadOnlyCollection<SubjectId> subjects, CancellationToken cancellation);
}
