using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>
/// Takes away totals from before a line: from the live generations by subtraction, as totals change in no other way, and from what
/// runs kept of them. No event that is kept reaches that far back, so nothing is ever added to them again.
/// </summary>
internal sealed class OldTotals(
    IReadOnlyList<IProjection> projections, IGenerationStore generations, IRollupReader rollups, IEventReader reader, IEventRetention log, EventCodec codec)
{
    private const long QuarterInMilliseconds = 15 * 60_000;

    /// <summary>Subtracts a site's totals from before the run's line from every live generation that has them, a day at a time.</summary>
    public async Task SubtractAsync(
        RetentionRun run, Func<Generation, GenerationCommit, CancellationToken, Task> commit, CancellationToken cancellation)
    {
        foreach (var generation in (await generations.ListAsync(cancellation)).Where(g => g.State == GenerationState.Live))
        {
            if (generation.Scope != Generation.EverySite && generation.Scope != run.Site.Value) continue;
            if (projections.FirstOrDefault(p => p.Version.Name == generation.Projection) is not { } projection) continue;
            foreach (var family in projection.Version.Families)
            {
                foreach (var day in await DaysAsync(generation.Id, family, run, cancellation))
                {
                    var quarters = new RollupRange(
                        family, run.Site.Value, BucketSize.Quarter, day * Widening.QuartersInDay, Math.Min((day + 1) * Widening.QuartersInDay, LineOf(run)));
                    var old = await rollups.ReadAsync(generation.Id, [quarters], cancellation);
                    if (old.Count > 0) await commit(generation, new GenerationCommit(generation.Id, [], [], [.. old.Select(Less)], [], []), cancellation);
                }
            }
        }
    }

    /// <summary>Removes what runs kept, as far back in the log as nothing in it is kept any longer; whole runs only.</summary>
    public async Task TruncateAsync(RetentionRun run, CancellationToken cancellation)
    {
        var (stream, gone) = (StreamName.Totals(run.Site), 0L);
        await foreach (var recorded in reader.ReadStreamAsync(stream, ReadDirection.Forwards, cancellation: cancellation))
        {
            var happened = codec.Read(recorded.Type, recorded.Data);
            if (happened is TotalsKept kept && kept.Totals.Any(t => t.Quarter >= LineOf(run))) break;
            // The last run's end stays: it says that the run's events may go, and where the line is.
            if (happened is TotalsKeptClosed closed && closed.Run < run.Number) gone = recorded.Revision + 1;
        }

        if (gone > 0) await log.TruncateAsync(stream, gone, cancellation);
    }

    private async Task<IReadOnlyList<long>> DaysAsync(GenerationId generation, string family, RetentionRun run, CancellationToken cancellation)
    {
        var days = new RollupRange(family, run.Site.Value, BucketSize.Day, long.MinValue, Widening.BucketOf(BucketSize.Day, LineOf(run) - 1) + 1);
        return [.. (await rollups.ReadAsync(generation, [days], cancellation)).Select(r => r.Key.Bucket).Distinct().Order()];
    }

    private static long LineOf(RetentionRun run) => run.TotalsBefore / QuarterInMilliseconds;

    private static RollupDelta Less(Rollup total)
    {
        var cells = new Dictionary<int, long>();
        SparseGrid.AddTo(cells, total.Cells.Span);
        foreach (var (cell, weight) in cells) cells[cell] = -weight;
        return new RollupDelta(total.Key, cells);
    }
}
