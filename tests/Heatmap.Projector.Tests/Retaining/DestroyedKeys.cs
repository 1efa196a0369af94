using Heatmap.Events;

namespace Heatmap.Projector.Tests.Retaining;

/// <summary>Remembers whose keys were destroyed.</summary>
internal sealed class DestroyedKeys : IExpiringSubjects
{
    public HashSet<SubjectId> Subjects { get; } = [];

    public Task DestroyAsync(SiteId site, IReadOnlyCollection<SubjectId> subjects, CancellationToken cancellation)
    {
        Subjects.UnionWith(subjects);
        return Task.CompletedTask;
    }
}
