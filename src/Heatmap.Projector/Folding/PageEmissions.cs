using System.Runtime.InteropServices;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>What one page of the log changes in one generation: rows put or removed, totals added to.</summary>
internal sealed class PageEmissions
{
    private readonly Dictionary<ViewKey, StagedRow?> _rows = [];
    private readonly Dictionary<RollupKey, Dictionary<int, long>> _totals = [];

    /// <summary>Takes up what was folded on top of a subject's past.</summary>
    public void Add(string site, SubjectEmissions emitted)
    {
        foreach (var (address, row) in emitted.Rows) _rows[KeyOf(site, address)] = row;
        AddTotals(site, emitted, sign: 1);
    }

    /// <summary>Takes up a subject folded afresh: what it gives now, less what it gave before.</summary>
    public void Replace(string site, SubjectEmissions before, SubjectEmissions after)
    {
        AddTotals(site, before, sign: -1);
        AddTotals(site, after, sign: 1);
        ReplaceRows(site, before, after);
    }

    /// <summary>Takes up a subject whose past was cut off: totals count what is gone and what is left, rows tell what is left.</summary>
    public void Part(string site, SubjectEmissions before, SubjectEmissions gone, SubjectEmissions left)
    {
        AddTotals(site, before, sign: -1);
        AddTotals(site, gone, sign: 1);
        AddTotals(site, left, sign: 1);
        ReplaceRows(site, before, left);
    }

    private void ReplaceRows(string site, SubjectEmissions before, SubjectEmissions after)
    {
        foreach (var address in before.Rows.Keys)
        {
            if (!after.Rows.ContainsKey(address)) _rows[KeyOf(site, address)] = null;
        }

        foreach (var (address, row) in after.Rows) _rows[KeyOf(site, address)] = row;
    }

    public GenerationCommit ToCommit(GenerationId generation, IReadOnlyList<FoldState> states, IReadOnlyList<Advance> advances) =>
        new(
            generation,
            [.. _rows.Where(r => r.Value is not null).Select(r => new ViewRow(r.Key, r.Value!.Rank, r.Value.Serialize()))],
            [.. _rows.Where(r => r.Value is null).Select(r => r.Key)],
            [.. _totals.Select(Changed).OfType<RollupDelta>()],
            states,
            advances);

    private static RollupDelta? Changed(KeyValuePair<RollupKey, Dictionary<int, long>> total)
    {
        foreach (var (cell, weight) in total.Value)
        {
            if (weight == 0) total.Value.Remove(cell);
        }

        return total.Value.Count == 0 ? null : new RollupDelta(total.Key, total.Value);
    }

    private void AddTotals(string site, SubjectEmissions emitted, int sign)
    {
        foreach (var (total, cells) in emitted.Totals)
        {
            var key = new RollupKey(total.Family, site, total.Name, total.Facet, total.Item, BucketSize.Quarter, total.Quarter);
            if (!_totals.TryGetValue(key, out var sums)) _totals[key] = sums = [];
            foreach (var (cell, weight) in cells) CollectionsMarshal.GetValueRefOrAddDefault(sums, cell, out _) += sign * weight;
        }
    }

    private static ViewKey KeyOf(string site, RowAddress address) => new(address.View, site, address.Parent, address.Key);
}
