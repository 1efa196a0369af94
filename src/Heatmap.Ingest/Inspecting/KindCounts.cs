namespace Heatmap.Ingest;

/// <summary>Counts the events of one batch by their types, of which there are few: a list is found through faster than a table is made.</summary>
internal sealed class KindCounts
{
    private readonly List<KindCount> _counts = [];

    public IReadOnlyList<KindCount> All => _counts;

    /// <param name="kind">The schema's own text, of which there is one object a type.</param>
    public void Count(string kind)
    {
        for (var i = 0; i < _counts.Count; i++)
        {
            if (!ReferenceEquals(_counts[i].Kind, kind)) continue;
            _counts[i] = new KindCount(kind, _counts[i].Count + 1);
            return;
        }

        _counts.Add(new KindCount(kind, 1));
    }
}
