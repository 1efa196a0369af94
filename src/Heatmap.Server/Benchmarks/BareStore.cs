using Heatmap.Bench;
using Heatmap.Log;
using Heatmap.Log.Sql;

namespace Heatmap.Server;

/// <summary>The bare log in a SQLite file: a floor of ingestion, and what other stores stand beside.</summary>
internal sealed class BareStore : IBareLog
{
    public string Store => "sqlite";

    public static async Task<double> MeasureAsync(
        string folder, IReadOnlyList<ReadOnlyMemory<byte>> bodies, int writers, CancellationToken cancellation)
    {
        var appends = await CapturedAppends.OfAsync(bodies, cancellation);
        using var log = SqliteLog.Open(Path.Combine(folder, "log.db"));
        return await appends.TimeAsync(writers, (stream, events) => log.AppendAsync(stream, ExpectedRevision.Any, events, cancellation), cancellation);
    }

    public async Task<double> AppendAsync(IReadOnlyList<ReadOnlyMemory<byte>> bodies, int writers, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("heatmap-bench-");
        try
        {
            return await MeasureAsync(folder.FullName, bodies, writers, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>None: it is itself the floor of what stands on it.</summary>
    public Task<IReadOnlyList<(string Way, double EventsPerSecond)>> FloorsAsync(
        IReadOnlyList<ReadOnlyMemory<byte>> bodies, int writers, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<(string, double)>>([]);
}
