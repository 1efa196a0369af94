namespace Heatmap.Bench;

/// <summary>The floor of a funnel: SQL over the raw events in PostgreSQL.</summary>
public interface IFunnelFloor
{
    /// <summary>
    /// Puts a stopped server's page views into a table with a covering index, in a database of its own that is dropped again, and asks
    /// each question once. Answers how long each took, and of the first how many took each step.
    /// </summary>
    /// <exception cref="BenchmarkFailedException">The database can't be made.</exception>
    Task<(LatencyHistogram Took, IReadOnlyList<long> Counts)> AskAsync(string folder, IReadOnlyList<FunnelQuestion> questions, CancellationToken cancellation);
}
