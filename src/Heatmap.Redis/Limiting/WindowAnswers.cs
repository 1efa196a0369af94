using StackExchange.Redis;

namespace Heatmap.Redis;

/// <summary>What the script answered, window by window.</summary>
internal readonly struct WindowAnswers(RedisValue[] values)
{
    /// <summary>Redis's time, in microseconds since 1970.</summary>
    public long Microseconds => ((long)values[0] * 1_000_000) + (long)values[1];

    /// <summary>How many of the wanted may pass; how much is left, negative when too many passed; when something is left again.</summary>
    public (int Granted, long Left, TimeSpan Wait) this[int window] =>
        ((int)values[2 + (3 * window)], (long)values[3 + (3 * window)], TimeSpan.FromMilliseconds((long)values[4 + (3 * window)]));
}
