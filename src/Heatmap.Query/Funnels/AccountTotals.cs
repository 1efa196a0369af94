using System.Runtime.InteropServices;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>What an account's sessions add to a funnel, by the quarter-hour in which they took the first step.</summary>
internal sealed class AccountTotals
{
    private readonly Entry[] _entries;

    /// <param name="totals">All of the account's.</param>
    public AccountTotals(IEnumerable<Rollup> totals)
    {
        var entries = new List<Entry>();
        foreach (var total in totals)
        {
            var cells = new GridReader(total.Cells.Span);
            while (cells.Next()) entries.Add(new Entry((int)total.Key.Bucket, cells.Cell, cells.Weight, total.Key.Item == FunnelView.Steps));
        }

        _entries = [.. entries];
    }

    public int Count => _entries.Length;

    /// <summary>Adds those of a stretch of quarter-hours, its end not included.</summary>
    public void AddTo(FunnelSums sums, long from, long to)
    {
        foreach (ref readonly var entry in _entries.AsSpan())
        {
            if (entry.Quarter < from || entry.Quarter >= to) continue;
            CollectionsMarshal.GetValueRefOrAddDefault(entry.IsStep ? sums.Counts : sums.Times, entry.Cell, out _) += entry.Weight;
        }
    }

    private readonly record struct Entry(int Quarter, int Cell, long Weight, bool IsStep);
}
