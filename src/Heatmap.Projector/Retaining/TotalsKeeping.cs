using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>Keeps what the events of a run's cuts had brought into totals, by the rules that each projection's live generation has.</summary>
internal sealed class TotalsKeeping(
    IReadOnlyList<IProjection> projections, IGenerationStore generations, ISiteDefinitions sites, IEventWriter writer, TimeProvider time, Func<Guid> newId)
{
    // A cell in memory weighs some 50 bytes.
    private const int CellsAtOnce = 200_000;

    /// <summary>Writes an attempt and closes it: from then on the run's events may go.</summary>
    public async Task KeepAsync(RetentionRun run, IAsyncEnumerable<SubjectCut> cuts, CancellationToken cancellation)
    {
        var sums = await SumsAsync(run.Site, cancellation);
        var parts = new KeptParts(writer, run, newId(), time, newId);
        await foreach (var cut in cuts.WithCancellation(cancellation))
        {
            foreach (var sum in sums) sum.Add(cut);
            if (sums.Sum(s => s.Cells) > CellsAtOnce) await WriteAsync(parts, sums, cancellation);
        }

        await WriteAsync(parts, sums, cancellation);
        await parts.CloseAsync(cancellation);
    }

    private static async Task WriteAsync(KeptParts parts, IReadOnlyList<KeptSums> sums, CancellationToken cancellation)
    {
        foreach (var sum in sums) await parts.WriteAsync(sum, cancellation);
    }

    private async Task<IReadOnlyList<KeptSums>> SumsAsync(SiteId site, CancellationToken cancellation)
    {
        var live = (await generations.ListAsync(cancellation)).Where(g => g.State == GenerationState.Live).ToList();
        var sums = new List<KeptSums>();
        foreach (var projection in projections)
        {
            var version = live.Find(g => g.Projection == projection.Version.Name && g.Scope == site.Value)?.DefinitionsVersion ?? Definitions.Default.Version;
            sums.Add(new KeptSums(projection, await sites.AtVersionAsync(site, version, cancellation)));
        }

        return sums;
    }
}
