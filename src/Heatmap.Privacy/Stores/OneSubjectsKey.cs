using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>Asks for one subject's key.</summary>
public static class OneSubjectsKey
{
    /// <summary>Null when there is none.</summary>
    public static async ValueTask<WrappedKey?> FindAsync(
        this ISubjectKeys keys, SiteId site, SubjectId subject, CancellationToken cancellation = default) =>
        (await keys.FindAsync(site, [subject], cancellation).ConfigureAwait(false)).GetValueOrDefault(subject);
}
