using Heatmap.Events;

namespace Heatmap.Projector;

/// <summary>Begins and ends runs, by the sites' rules; given by the host, which has the deciders.</summary>
public interface IRetentionRuns
{
    /// <summary>The site's run that is underway, else one that begins now, durable before the task ends; null when nothing is due.</summary>
    Task<RetentionRun?> BeginAsync(SiteId site, CancellationToken cancellation);

    /// <summary>The run is done. Nothing happens when it has been already.</summary>
    Task EndAsync(RetentionRun run, RetentionTaken taken, CancellationToken cancellation);
}
