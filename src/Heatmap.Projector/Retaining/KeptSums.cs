using Heatmap.Events;
using Heatmap.Projections;

namespace Heatmap.Projector;

/// <summary>Sums up, over subjects, what the events that go leave in one projection's totals.</summary>
internal sealed class KeptSums(IProjection projection, Definitions definitions)
{
    private readonly Dictionary<TotalAddress, Dictionary<int, long>> _sums = [];

    public IProjection Projection { get; } = projection;

    public Definitions Definitions { get; } = definitions;

    /// <summary>How many cells there are, to bound what is held.</summary>
    public int Cells { get; private set; }

    public void Add(SubjectCut cut)
    {
        foreach (var (total, cells) in FreshFold.Gone(Projection, Definitions, cut.Before, cut.FirstKept).Totals)
        {
            foreach (var (cell, weight) in cells) Add(total, cell, weight);
        }
    }

    /// <summary>Hands over what was summed up and begins again.</summary>
    public IReadOnlyList<(TotalAddress Total, IReadOnlyDictionary<int, long> Cells)> Take()
    {
        var taken = _sums
            .OrderBy(s => s.Key.Quarter)
            .Select(s => (s.Key, (IReadOnlyDictionary<int, long>)s.Value)).ToList();
        _sums.Clear();
        Cells = 0;
        return taken;
    }

    private void Add(TotalAddress total, int cell, long weight)
    {
        if (weight == 0) return;
        if (!_sums.TryGetValue(total, out var sums)) _sums[total] = sums = [];
        if (!sums.ContainsKey(cell)) Cells++;
        sums[cell] = sums.GetValueOrDefault(cell) + weight;
    }
}
