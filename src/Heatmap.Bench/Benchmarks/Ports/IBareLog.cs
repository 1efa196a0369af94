namespace Heatmap.Bench;

/// <summary>One store's log alone, without a server before it, beside what the store takes by shorter ways.</summary>
public interface IBareLog
{
    /// <summary><c>sqlite</c>, <c>postgres</c>, <c>eventstoredb</c>.</summary>
    string Store { get; }

    /// <summary>The batches of requests, parsed and sealed before the clock starts, appended by so many writers at a time. Events a second.</summary>
    Task<double> AppendAsync(IReadOnlyList<ReadOnlyMemory<byte>> bodies, int writers, CancellationToken cancellation);

    /// <summary>The same events by each way that the store has for those who want nothing else of it. Events a second; the floor comes first.</summary>
    Task<IReadOnlyList<(string Way, double EventsPerSecond)>> FloorsAsync(
        IReadOnlyList<ReadOnlyMemory<byte>> bodies, int writers, CancellationToken cancellation);
}
