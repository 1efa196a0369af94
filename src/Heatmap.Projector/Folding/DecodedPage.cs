using Heatmap.Log;

namespace Heatmap.Projector;

/// <summary>A page of the log, decoded.</summary>
public sealed record DecodedPage(IReadOnlyList<DecodedEvent> Events, Position End, bool CaughtUp)
{
    private List<SubjectPage>? _subjects;

    /// <summary>The same by subject, put together once for all projections. Not for several threads at once.</summary>
    internal IReadOnlyList<SubjectPage> Subjects => _subjects ??= SubjectPage.Of(Events);
}
