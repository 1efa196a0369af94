using System.Runtime.InteropServices;

namespace Heatmap.Views;

/// <summary>What a commit adds to the totals of one series, at all three sizes. Each total comes once.</summary>
public sealed class SeriesDelta
{
    private readonly Dictionary<(BucketSize Size, long Bucket), Sum> _sums = [];

    internal SeriesDelta(RollupSeries series) => Series = series;

    public RollupSeries Series { get; }

    /// <summary>The totals that change; what comes out as nothing is left out.</summary>
    public IEnumerable<BucketDelta> Buckets =>
        _sums.Where(s => s.Value.IsChange).Select(s => new BucketDelta(s.Key.Size, s.Key.Bucket, s.Value.Cells));

    internal void Add(long quarter, IReadOnlyDictionary<int, long> cells)
    {
        Add(BucketSize.Quarter, quarter, cells);
        Add(BucketSize.Hour, Widening.BucketOf(BucketSize.Hour, quarter), cells);
        Add(BucketSize.Day, Widening.BucketOf(BucketSize.Day, quarter), cells);
    }

    private void Add(BucketSize size, long bucket, IReadOnlyDictionary<int, long> cells)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_sums, (size, bucket), out var there);
        sum = there ? sum.Plus(cells) : new Sum(cells, Own: null);
    }

    /// <summary>Borrows the caller's cells as long as there is nothing to add to them, which is mostly.</summary>
    private readonly record struct Sum(IReadOnlyDictionary<int, long> Cells, Dictionary<int, long>? Own)
    {
        public bool IsChange
        {
            get
            {
                foreach (var (_, weight) in Cells)
                {
                    if (weight != 0) return true;
                }

                return false;
            }
        }

        public Sum Plus(IReadOnlyDictionary<int, long> cells)
        {
            var own = Own ?? new Dictionary<int, long>(Cells);
            foreach (var (cell, weight) in cells) CollectionsMarshal.GetValueRefOrAddDefault(own, cell, out _) += weight;
            return new Sum(own, own);
        }
    }
}
