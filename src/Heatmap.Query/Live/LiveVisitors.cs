using Heatmap.Projections;

namespace Heatmap.Query;

/// <summary>Who is on a site at a time (Unix milliseconds).</summary>
/// <param name="At">The time.</param>
/// <param name="Sessions">The session of each visitor, the one who did something last first.</param>
/// <param name="Complete">False where so many sessions began in the day before that not all were looked at: the longest are missing.</param>
/// <param name="Origin">Where the answer comes from.</param>
public sealed record LiveVisitors(long At, IReadOnlyList<SessionRow> Sessions, bool Complete, Origin Origin)
{
    /// <summary>By the page that was opened last.</summary>
    public IReadOnlyList<LiveGroup> Pages => LiveGroup.Of(Sessions.Select(s => s.ExitPage));

    /// <summary>By the country of the network, ISO 3166-1 alpha-2.</summary>
    public IReadOnlyList<LiveGroup> Countries => LiveGroup.Of(Sessions.Select(s => s.Capture?.Country));
}
