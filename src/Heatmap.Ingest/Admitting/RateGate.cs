using System.Collections.Concurrent;

namespace Heatmap.Ingest;

/// <summary>
/// Lets a given number of requests a second through for each key, and a burst after a pause: the generic cell rate algorithm
/// (ITU-T I.371, annex A), which needs one number a key, the time at which its bucket will be empty again.
/// </summary>
/// <remarks>
/// Not System.Threading.RateLimiting: its limiters read the machine's clock themselves, and rule 11 has time come in; they also
/// keep an object, a queue and a timer for each address.
/// </remarks>
internal sealed class RateGate<TKey>(double perSecond, double burst, TimeProvider time, int capacity = 200_000)
    where TKey : struct, IEquatable<TKey>
{
    private readonly ConcurrentDictionary<TKey, long> _emptyAt = new();
    private readonly double _ticksEach = time.TimestampFrequency / perSecond;
    private int _count;

    /// <summary>How many keys are remembered.</summary>
    public int Remembered => _emptyAt.Count;

    /// <summary>Null when the request may pass; otherwise after what time one may.</summary>
    public TimeSpan? Enter(TKey key)
    {
        var now = time.GetTimestamp();
        while (true)
        {
            var known = _emptyAt.TryGetValue(key, out var before);
            var emptyAt = Math.Max(before, now) + (long)_ticksEach;
            var excess = emptyAt - now - (long)(_ticksEach * burst);
            if (known && excess > 0) return TimeSpan.FromSeconds((double)excess / time.TimestampFrequency);
            if (known ? _emptyAt.TryUpdate(key, emptyAt, before) : TryAdd(key, emptyAt, now)) return null;
        }
    }

    private bool TryAdd(TKey key, long emptyAt, long now)
    {
        if (Volatile.Read(ref _count) >= capacity) Sweep(now);
        if (!_emptyAt.TryAdd(key, emptyAt)) return false;
        Interlocked.Increment(ref _count);
        return true;
    }

    /// <summary>Forgets who has an empty bucket, which changes nothing for them; and when that frees nothing, everybody, so that memory stays bounded.</summary>
    private void Sweep(long now)
    {
        foreach (var entry in _emptyAt)
        {
            if (entry.Value <= now && _emptyAt.TryRemove(entry)) Interlocked.Decrement(ref _count);
        }

        if (Volatile.Read(ref _count) < capacity) return;
        _emptyAt.Clear();
        Volatile.Write(ref _count, 0);
    }
}
