namespace Heatmap.Server;

/// <summary>One series of a metric: its labels, and a number or counts by bucket.</summary>
internal sealed class MetricSeries(IReadOnlyList<(string Label, string Value)> labels, double[] bounds)
{
    private readonly Lock _turn = new();
    private readonly long[] _counts = new long[bounds.Length + 1];
    private double _sum;

    public IReadOnlyList<(string Label, string Value)> Labels { get; } = labels;

    /// <summary>Upper bounds of the buckets, inclusive, ascending; the last bucket has none. Empty for what is no histogram.</summary>
    public IReadOnlyList<double> Bounds => bounds;

    public void Add(double value)
    {
        lock (_turn) _sum += value;
    }

    public void Set(double value)
    {
        lock (_turn) _sum = value;
    }

    public void Observe(double value)
    {
        var bucket = Array.BinarySearch(bounds, value);
        lock (_turn)
        {
            _counts[bucket < 0 ? ~bucket : bucket]++;
            _sum += value;
        }
    }

    /// <summary>The number, or the sum of what was observed; and how many observations lie in each bucket by itself.</summary>
    public (double Sum, long[] Counts) Read()
    {
        lock (_turn) return (_sum, [.. _counts]);
    }
}
