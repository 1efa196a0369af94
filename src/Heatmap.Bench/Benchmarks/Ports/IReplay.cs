namespace Heatmap.Bench;

/// <summary>Replays a stopped server's log, by the server's own means.</summary>
public interface IReplay
{
    /// <summary>The whole log through all projections, views committed, on one core. Answers events a second.</summary>
    Task<double> ReplayAsync(string folder, CancellationToken cancellation);
}
