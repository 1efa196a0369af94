namespace Heatmap.Bench;

/// <summary>
/// What the parts do by themselves on this machine, in this run: the floors that the whole is held against. Given by the server,
/// which may see all rooms.
/// </summary>
public interface IFloors
{
    /// <summary>
    /// The same batches straight into a fresh SQLite log with group commit, in an empty folder: parsed and sealed before the clock
    /// starts, appended by as many concurrent writers as the load has connections. Answers events a second.
    /// </summary>
    Task<double> BareStoreAsync(string folder, IReadOnlyList<ReadOnlyMemory<byte>> bodies, int writers, CancellationToken cancellation);

    /// <summary>Reads a stopped server's whole log and decodes every event, on one core, and nothing else. Answers events a second.</summary>
    Task<double> ReadAndDecodeAsync(string folder, CancellationToken cancellation);

    /// <summary>
    /// The best SQL that answers a question from a stopped server's raw events: clicks in a table with a covering index, made before
    /// the clock starts. Each question is asked once; answers how long each took.
    /// </summary>
    Task<LatencyHistogram> SqlHeatmapAsync(string folder, IReadOnlyList<HeatmapQuestion> questions, CancellationToken cancellation);
}
