using System.Numerics;

namespace Heatmap.Bench;

/// <summary>
/// Counts times in buckets that widen with what they hold, so that every percentile is right to 1 part in 128, from a microsecond to
/// an hour, in 30 KB (the idea is HdrHistogram's). Not for several threads at once: each keeps its own, to be added up.
/// </summary>
public sealed class LatencyHistogram
{
    // Up to 2^7 every microsecond has its bucket; above, each doubling has 2^7 of them.
    private const int SubBits = 7;
    private const int SubCount = 1 << SubBits;
    private const long Longest = 3_600_000_000;

    private readonly long[] _counts = new long[IndexOf(Longest) + 1];
    private long _sum;
    private long _max;

    public long Count { get; private set; }

    public TimeSpan Max => TimeSpan.FromMicroseconds(_max);

    public TimeSpan Mean => Count == 0 ? TimeSpan.Zero : TimeSpan.FromMicroseconds((double)_sum / Count);

    public void Record(TimeSpan time)
    {
        var microseconds = Math.Clamp((long)time.TotalMicroseconds, 0, Longest);
        _counts[IndexOf(microseconds)]++;
        Count++;
        _sum += microseconds;
        _max = Math.Max(_max, microseconds);
    }

    public void Add(LatencyHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var i = 0; i < _counts.Length; i++) _counts[i] += other._counts[i];
        Count += other.Count;
        _sum += other._sum;
        _max = Math.Max(_max, other._max);
    }

    /// <summary>The smallest recorded time that is not exceeded by a share of all, from 0 to 1; never told too short.</summary>
    public TimeSpan Percentile(double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        long seen = 0;
        for (var i = 0; i < _counts.Length; i++)
        {
            seen += _counts[i];
            if (seen >= rank) return TimeSpan.FromMicroseconds(Math.Min(HighestOf(i), _max));
        }

        return TimeSpan.Zero;
    }

    private static int IndexOf(long microseconds)
    {
        var shift = Math.Max(0, BitOperations.Log2((ulong)microseconds | 1) - SubBits);
        return (shift * SubCount) + (int)(microseconds >> shift);
    }

    private static long HighestOf(int index)
    {
        if (index < 2 * SubCount) return index;
        var shift = (index / SubCount) - 1;
        return ((((long)index - (shift * SubCount)) + 1) << shift) - 1;
    }
}
