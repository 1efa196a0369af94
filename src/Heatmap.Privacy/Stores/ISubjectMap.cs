using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>From marks to subjects.</summary>
public interface ISubjectMap
{
    /// <summary>Who stands under a mark at a time (Unix milliseconds). A tombstone that has not expired goes before a map row.</summary>
    ValueTask<SubjectEntry> FindAsync(SiteId site, Mark mark, Mark tombstone, long now, CancellationToken cancellation = default);

    /// <summary>The marks of a subject: one as a rule.</summary>
    Task<IReadOnlyList<Mark>> MarksOfAsync(SiteId site, SubjectId subject, CancellationToken cancellation = default);

    /// <summary>Deletes the map rows of days before this one and leaves none of their bytes in the store's files. How many there were.</summary>
    Task<int> ExpireAsync(int beforeDay, CancellationToken cancellation = default);
}
