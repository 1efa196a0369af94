using System.Runtime.InteropServices;

namespace Heatmap.Views.Sql;

/// <summary>
/// Keeps what was used lately within a budget, in two halves: when the newer one is full the older one is let go. That costs one
/// look-up and no list, and keeps what is in steady use.
/// </summary>
internal sealed class RecentlyUsed<TKey, TValue>(long budget)
    where TKey : notnull
{
    private Dictionary<TKey, (TValue Value, long Cost)> _newer = [];
    private Dictionary<TKey, (TValue Value, long Cost)> _older = [];
    private long _spent;

    public bool TryGet(TKey key, out TValue? value)
    {
        var there = _newer.TryGetValue(key, out var kept) || _older.TryGetValue(key, out kept);
        value = kept.Value;
        return there;
    }

    public void Set(TKey key, TValue value, long cost)
    {
        ref var kept = ref CollectionsMarshal.GetValueRefOrAddDefault(_newer, key, out _);
        _spent += cost - kept.Cost;
        kept = (value, cost);
        if (_spent <= budget / 2) return;
        (_older, _newer) = (_newer, _older);
        _newer.Clear();
        _spent = 0;
    }

    public void Remove(TKey key)
    {
        if (_newer.Remove(key, out var kept)) _spent -= kept.Cost;
        _older.Remove(key);
    }

    public void Clear()
    {
        _newer.Clear();
        _older.Clear();
        _spent = 0;
    }
}
