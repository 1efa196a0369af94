using StackExchange.Redis;

namespace Heatmap.Redis;

/// <summary>
/// One limit's window as this node sees it. While much is left requests pass on credit and are counted afterwards; when little is,
/// each waits until Redis has counted it; when nothing is, all are refused until something is, without asking.
/// </summary>
internal sealed class Till(WindowSize size)
{
    private readonly List<TaskCompletionSource<TimeSpan?>> _waiting = [];
    private List<TaskCompletionSource<TimeSpan?>> _asking = [];
    private int _passed;
    private int _passedAsking;
    private bool _scarce;
    private TimeSpan _knownAt;
    private TimeSpan _closedUntil;

    /// <summary>The window's name in Redis, under the key that it was hashed with.</summary>
    public (ReadOnlyMemory<byte> Under, RedisKey Name)? Named { get; set; }

    /// <summary>Whether it stands in the queue of those to be counted.</summary>
    public bool Queued { get; set; }

    /// <summary>True when it has nothing to remember.</summary>
    public bool IsIdle(TimeSpan now) => !Queued && _passed + _passedAsking + _waiting.Count + _asking.Count == 0 && now - _knownAt > size.Length && Closed(now) is null;

    /// <summary>Until when nothing passes; null when something may.</summary>
    public TimeSpan? Closed(TimeSpan now) => now < _closedUntil ? _closedUntil - now : null;

    /// <summary>An answer at once, or one to wait for. Call it, as everything here, under a lock on the till.</summary>
    public (TimeSpan? Refused, Task<TimeSpan?>? Later) Enter(TimeSpan now)
    {
        if (Closed(now) is { } wait) return (wait, null);
        // What was known a window ago is history.
        if (_scarce && now - _knownAt > size.Length) _scarce = false;
        if (!_scarce && _passed + _passedAsking < size.Credit)
        {
            _passed++;
            return (null, null);
        }

        var answer = new TaskCompletionSource<TimeSpan?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add(answer);
        return (null, answer.Task);
    }

    /// <summary>What is to be asked of Redis now.</summary>
    public (int Passed, int Wanted) Ask()
    {
        (_passedAsking, _passed) = (_passed, 0);
        _asking = [.. _waiting];
        _waiting.Clear();
        return (_passedAsking, _asking.Count);
    }

    /// <summary>True when there is more to ask.</summary>
    public bool Answered(int granted, long left, TimeSpan wait, TimeSpan now)
    {
        _passedAsking = 0;
        (_knownAt, _scarce) = (now, left < size.Scarce);
        if (left <= 0) _closedUntil = now + wait;
        for (var i = 0; i < _asking.Count; i++) _asking[i].TrySetResult(i < granted ? null : wait);
        _asking = [];
        return _passed + _waiting.Count > 0;
    }

    /// <summary>Redis didn't answer: whoever waits passes, having passed this node's own limit before.</summary>
    public void GiveUp()
    {
        foreach (var answer in _asking.Concat(_waiting)) answer.TrySetResult(null);
        (_asking, _passed, _passedAsking, _closedUntil) = ([], 0, 0, default);
        _waiting.Clear();
    }
}
