using Heatmap.Events;

namespace Heatmap.Query;

/// <summary>
/// What is left at a time of what was summed at earlier ones, by rule and of engagement. Worked out once for each earlier time, of which
/// fifty thousand accounts have few: those that were read together were summed together. For one question, and not for several threads.
/// </summary>
/// <param name="rules">By which it was summed.</param>
/// <param name="later">The time, in Unix milliseconds.</param>
public sealed class Fading(IntentRules rules, long later)
{
    private readonly Dictionary<long, double[]> _left = [];
    private (long At, double[] Left) _last = (long.MinValue, []);

    public IntentRules Rules => rules;

    public long Later => later;

    /// <summary>Of each rule, in their order, and last of engagement.</summary>
    /// <param name="at">When it was summed.</param>
    public ReadOnlySpan<double> Since(long at)
    {
        if (_last.At == at) return _last.Left;
        if (!_left.TryGetValue(at, out var left))
            _left[at] = left = [.. rules.Rules.Select(r => Decay.Over(later - at, r.HalfLife)), Decay.Over(later - at, Engagement.HalfLife)];
        _last = (at, left);
        return left;
    }
}
