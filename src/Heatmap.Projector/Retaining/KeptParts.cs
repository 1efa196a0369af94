using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;

namespace Heatmap.Projector;

/// <summary>Writes what is kept of totals into the log, in parts that fit an append each; they count once the attempt is closed.</summary>
internal sealed class KeptParts(IEventWriter writer, RetentionRun run, Guid attempt, TimeProvider time, Func<Guid> newId)
{
    // A cell and its weight take 20 characters as JSON at most, a total's names some kilobytes: a part is far below what an append holds.
    private const int CellsInPart = 8_000;
    private const int CharactersInPart = AppendLimits.Bytes / 4;

    private readonly StreamName _stream = StreamName.Totals(run.Site);
    private int _parts;

    public async Task WriteAsync(KeptSums sums, CancellationToken cancellation)
    {
        var (part, cells, characters) = (new List<KeptTotal>(), 0, 0);
        foreach (var total in sums.Take().SelectMany(t => Pieces(t.Total, t.Cells)))
        {
            if (part.Count > 0 && (cells + total.Cells.Count > 2 * CellsInPart || characters > CharactersInPart))
            {
                await AppendAsync(PartOf(sums, part), cancellation);
                (part, cells, characters) = ([], 0, 0);
            }

            part.Add(total);
            cells += total.Cells.Count;
            characters += total.Name.Length + (total.Item?.Length ?? 0);
        }

        if (part.Count > 0) await AppendAsync(PartOf(sums, part), cancellation);
    }

    public Task CloseAsync(CancellationToken cancellation) =>
        AppendAsync(new TotalsKeptClosed(run.Number, attempt, _parts, run.TotalsBefore), cancellation);

    private TotalsKept PartOf(KeptSums sums, List<KeptTotal> totals)
    {
        _parts++;
        return new TotalsKept(run.Number, attempt, sums.Projection.Version.Name, sums.Projection.Version.Code, sums.Definitions.Version, totals);
    }

    private async Task AppendAsync(IEvent kept, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var appended = NewEvent.Of(kept, new Envelope { At = now, ReceivedAt = now, Batch = newId() });
        while (true)
        {
            try
            {
                // Whatever else stands there: parts of attempts that were given up count for nothing, and a run closed twice is closed.
                await writer.AppendAsync(_stream, ExpectedRevision.Any, [appended], cancellation);
                return;
            }
            catch (LogBusyException e)
            {
                await Task.Delay(e.RetryAfter, time, cancellation);
            }
        }
    }

    /// <summary>A total with more cells than a part takes comes in pieces: they are summed again anyway.</summary>
    private static IEnumerable<KeptTotal> Pieces(TotalAddress total, IReadOnlyDictionary<int, long> cells) =>
        cells.OrderBy(c => c.Key).Chunk(CellsInPart).Select(piece => new KeptTotal(
            total.Family, total.Name, total.Facet, total.Item.Length == 0 ? null : total.Item, total.Quarter,
            [.. piece.SelectMany(c => new long[] { c.Key, c.Value })]));
}
