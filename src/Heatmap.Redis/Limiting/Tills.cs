using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Heatmap.Redis;

/// <summary>All windows of one kind of limit, counted in Redis in turns: many windows and many requests with one script call.</summary>
/// <param name="name">The window's name in Redis; without anything personal in it.</param>
internal sealed class Tills<TKey>(
    WindowSize size, RedisConnection connection, RedisState state, RedisOptions options, Func<TKey, ReadOnlyMemory<byte>, RedisKey> name,
    Func<CancellationToken, ValueTask<ReadOnlyMemory<byte>>> key, ILogger logger)
    where TKey : struct, IEquatable<TKey>
{
    private const int AtOnce = 256;
    private const int Capacity = 200_000;

    // Requests that passed already are counted in turns this far apart; whoever waits is counted at once.
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(5);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time = options.Time;
    private readonly WindowScript _script = new(size);
    private readonly ConcurrentDictionary<TKey, Till> _tills = new();
    private readonly Channel<(TKey Key, Till Till)> _queue = Channel.CreateUnbounded<(TKey, Till)>(new UnboundedChannelOptions { SingleReader = true });

    // Full or empty: whether somebody waits for an answer.
    private readonly Channel<bool> _hurry = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private Task? _hurried;
    private int _count;
    private long _pausedUntil;

    private TimeSpan Now => _time.GetElapsedTime(0);

    /// <summary>When nothing is left, after what time something is: without counting the request.</summary>
    public TimeSpan? Closed(TKey subject)
    {
        if (IsResting || !_tills.TryGetValue(subject, out var till)) return null;
        lock (till) return till.Closed(Now);
    }

    /// <summary>Null when the request may pass; otherwise after what time one may. Passes while Redis is away.</summary>
    public ValueTask<TimeSpan?> EnterAsync(TKey subject, CancellationToken cancellation)
    {
        if (IsResting || Find(subject) is not { } till) return default;
        Task<TimeSpan?>? later;
        lock (till)
        {
            (var refused, later) = till.Enter(Now);
            if (refused is not null) return new(refused);
            if (!till.Queued) till.Queued = _queue.Writer.TryWrite((subject, till));
        }

        if (later is null) return default;
        _hurry.Writer.TryWrite(true);
        return new(later.WaitAsync(cancellation));
    }

    public async Task RunAsync(CancellationToken stop)
    {
        var batch = new List<(TKey Key, Till Till)>(AtOnce);
        while (await _queue.Reader.WaitToReadAsync(stop).ConfigureAwait(false))
        {
            await WaitForTurnAsync(stop).ConfigureAwait(false);
            batch.Clear();
            while (batch.Count < AtOnce && _queue.Reader.TryRead(out var next)) batch.Add(next);
            await CountAsync(batch, stop).ConfigureAwait(false);
        }
    }

    private bool IsResting => state.IsAway || Volatile.Read(ref _pausedUntil) > _time.GetTimestamp();

    private async Task CountAsync(List<(TKey Key, Till Till)> batch, CancellationToken stop)
    {
        try
        {
            var under = await key(stop).ConfigureAwait(false);
            var asked = batch.ConvertAll(b => Ask(b.Key, b.Till, under));
            var answers = await AskAsync(asked, stop).ConfigureAwait(false);
            for (var i = 0; i < batch.Count; i++) Answer(batch[i], answers[i]);
        }
        catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            logger.LogWarning(e, "Requests could not be counted in Redis; for {Seconds} s limits are this node's own", Pause.TotalSeconds);
            Volatile.Write(ref _pausedUntil, _time.GetTimestamp() + (long)(Pause.TotalSeconds * _time.TimestampFrequency));
            foreach (var (_, till) in batch)
            {
                lock (till)
                {
                    till.Queued = false;
                    till.GiveUp();
                }
            }
        }
    }

    private async Task<WindowAnswers> AskAsync(List<(RedisKey, int, int)> asked, CancellationToken stop)
    {
        var database = connection.Database ?? throw new InvalidOperationException("There is no connection to Redis yet.");
        var counting = _script.CountAsync(database, asked);
        _ = counting.ContinueWith(t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        // Away from the client's own thread, which has answers to read.
        return await counting.WaitAsync(options.CountWithin, _time, stop).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
    }

    private (RedisKey, int, int) Ask(TKey subject, Till till, ReadOnlyMemory<byte> under)
    {
        lock (till)
        {
            if (till.Named is not { } named || !named.Under.Equals(under)) till.Named = named = (under, name(subject, under));
            var (passed, wanted) = till.Ask();
            return (named.Name, passed, wanted);
        }
    }

    private void Answer((TKey Key, Till Till) asked, (int Granted, long Left, TimeSpan Wait) answer)
    {
        lock (asked.Till)
        {
            asked.Till.Queued = asked.Till.Answered(answer.Granted, answer.Left, answer.Wait, Now) && _queue.Writer.TryWrite(asked);
        }
    }

    private async Task WaitForTurnAsync(CancellationToken stop)
    {
        _hurried ??= _hurry.Reader.WaitToReadAsync(stop).AsTask();
        await Task.WhenAny(_hurried, Task.Delay(Turn, _time, stop)).ConfigureAwait(false);
        if (!_hurried.IsCompleted) return;
        _hurry.Reader.TryRead(out _);
        _hurried = null;
    }

    /// <summary>Null when there are too many: those have this node's limit only.</summary>
    private Till? Find(TKey subject)
    {
        if (_tills.TryGetValue(subject, out var known)) return known;
        if (Volatile.Read(ref _count) >= Capacity && !Sweep()) return null;
        var till = new Till(size);
        if (!_tills.TryAdd(subject, till)) return _tills.GetValueOrDefault(subject);
        Interlocked.Increment(ref _count);
        return till;
    }

    private bool Sweep()
    {
        var now = Now;
        foreach (var (subject, till) in _tills)
        {
            lock (till)
            {
                if (till.IsIdle(now) && _tills.TryRemove(subject, out _)) Interlocked.Decrement(ref _count);
            }
        }

        return Volatile.Read(ref _count) < Capacity;
    }
}
