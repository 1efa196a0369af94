using Heatmap.Events;
using Heatmap.Projections;

namespace Heatmap.Projector;

/// <summary>
/// Sums up, over subjects, what the events that go had brought into one projection's totals: the fold over all, less the fold over
/// what stays.
/// </summary>
internal sealed class KeptSums(IProjection projection, Definitions definitions)
{
    private readonly Dictionary<TotalAddress, Dictionary<int, long>> _sums = [];

    public IProjection Projection { get; } = projection;

    public Definitions Definitions { get; } = definitions;

    /// <summary>How many cells there are, to bound what is held.</summary>
    public int Cells { get; private set; }

    /// <exception cref="InvalidOperationException">A projection's totals reach over the cut, so that they can't be kept apart from the subject.</exception>
    public void Add(SubjectCut cut)
    {
        var (all, rest) = (Fold(cut.Before), Fold(cut.Rest));
        foreach (var (total, cells) in all)
        {
            var stays = rest.GetValueOrDefault(total);
            foreach (var (cell, weight) in cells) Add(total, cell, weight - (stays?.GetValueOrDefault(cell) ?? 0));
        }

        foreach (var (total, cells) in rest)
        {
            var before = all.GetValueOrDefault(total);
            foreach (var (cell, weight) in cells.Where(c => before?.ContainsKey(c.Key) != true)) Add(total, cell, -weight);
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

    private Dictionary<TotalAddress, Dictionary<int, long>> Fold(IReadOnlyList<VisitorEvent> events) =>
        FreshFold.Of(Projection, Definitions, events).Emitted.Totals;

    private void Add(TotalAddress total, int cell, long weight)
    {
        if (weight == 0) return;
        if (weight < 0)
        {
            throw new InvalidOperationException(
                $"Without the events that retention takes, projection '{Projection.Version.Name}' would count more in family '{total.Family}' than with them. "
                + "Its totals reach over sessions and can't be kept without their events; it needs another fold.");
        }

        if (!_sums.TryGetValue(total, out var sums)) _sums[total] = sums = [];
        if (!sums.ContainsKey(cell)) Cells++;
        sums[cell] = sums.GetValueOrDefault(cell) + weight;
    }
}
