namespace Heatmap.Log.EventStoreDb;

/// <summary>
/// Makes pages of what a feed gives. It says "caught up" once everything has been given that stood in the log when that was last
/// looked up, which is a moment ago; from then on, whenever nothing more is waiting, until the consumer falls behind.
/// </summary>
internal sealed class LogFollower(
    Feed feed, LogLook look, Func<RecordedEvent, bool> passes, ConnectionSettings settings, EventStoreDbLogOptions options, Position after, Position target)
{
    private readonly TimeProvider _time = options.Time;
    private Position _end = after;
    private Position _target = target;
    private long _targetLooked = options.Time.GetTimestamp();
    private long _looked;
    private long? _heldBackSince;
    private bool _saidCaughtUp;
    private bool _live;
    private bool _isTargetOld;
    private TimeSpan _lookAgain;
    private Task<bool>? _ready;

    /// <summary>The next page: events, or the news that the log was read further, or to its end.</summary>
    /// <exception cref="CallFailedException">The feed has ended.</exception>
    /// <exception cref="LogUnavailableException">The server failed.</exception>
    public async Task<LogPage> NextAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var before = _end;
            var (events, toldLive) = await AreThereAsync(cancellation).ConfigureAwait(false) ? Take() : ([], false);
            // What stood in the log before the server's word has all been given.
            _live |= toldLive;
            if (toldLive || (events.Count == 0 && _end == before && IsTimeToLook())) await LookWhileQuietAsync(cancellation).ConfigureAwait(false);
            var caughtUp = await IsCaughtUpAsync(cancellation).ConfigureAwait(false);
            if (events.Count == 0 && _end == before && (!caughtUp || _saidCaughtUp)) continue;
            _saidCaughtUp = caughtUp;
            return new LogPage(events, _end, caughtUp);
        }
    }

    /// <summary>Waits until something has come, or for so long that it is time to ask why nothing comes.</summary>
    private async Task<bool> AreThereAsync(CancellationToken cancellation)
    {
        var ready = Ready(cancellation);
        if (!ready.IsCompleted)
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            await Task.WhenAny(ready, Task.Delay(options.Quiet, _time, enough.Token)).ConfigureAwait(false);
            await enough.CancelAsync().ConfigureAwait(false);
        }
        cancellation.ThrowIfCancellationRequested();
        if (!ready.IsCompleted) return false;
        if (await ready.ConfigureAwait(false)) return true;
        throw new CallFailedException(GrpcStatus.Unavailable, $"{feed.Node.Endpoint} ended the subscription");
    }

    /// <summary>Ends when something is there to be taken: false, or with its failure, when nothing will ever be again.</summary>
    private Task<bool> Ready(CancellationToken cancellation)
    {
        if (feed.Items.TryPeek(out _)) return Task.FromResult(true);
        // One that was answered told of what has been taken since.
        if (_ready is null or { IsCompletedSuccessfully: true, Result: true }) _ready = feed.Items.WaitToReadAsync(cancellation).AsTask();
        return _ready;
    }

    private (List<RecordedEvent> Events, bool ToldLive) Take()
    {
        var events = new List<RecordedEvent>();
        var (bytes, toldLive) = (0, false);
        while (events.Count < options.PageEvents && bytes < options.PageBytes && feed.Items.TryRead(out var item))
        {
            toldLive |= item.IsLive;
            // Given before: by a call that was broken off, or by a server that repeats itself.
            if (item.Position <= _end) continue;
            _end = item.Position;
            _heldBackSince = null;
            if (item.Event is not { } recorded || !passes(recorded)) continue;
            events.Add(recorded);
            bytes += recorded.Data.Length + recorded.Metadata.Length;
        }
        return (events, toldLive);
    }

    private bool IsTimeToLook()
    {
        var since = _time.GetElapsedTime(_looked);
        return since >= options.Look || (since >= _lookAgain && (!_live || look.Farthest > _end));
    }

    /// <summary>
    /// Looks, unless something comes meanwhile: to search a long log for what a filter lets pass takes its time, and the server is
    /// at it already.
    /// </summary>
    private async Task LookWhileQuietAsync(CancellationToken cancellation)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var looking = LookAsync(enough.Token);
        await Task.WhenAny(looking, Ready(cancellation)).ConfigureAwait(false);
        await enough.CancelAsync().ConfigureAwait(false);
        try
        {
            await looking.ConfigureAwait(false);
            _lookAgain = TimeSpan.Zero;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // In vain: the next time it waits longer.
            _lookAgain = TimeSpan.FromTicks(Math.Min(options.Look.Ticks, Math.Max(options.Quiet.Ticks, _lookAgain.Ticks) * 2));
        }
    }

    /// <summary>Where nothing comes: whether that is because the filter lets nothing pass up to the log's end.</summary>
    private async Task LookAsync(CancellationToken cancellation)
    {
        _looked = _time.GetTimestamp();
        var head = await look.HeadAsync(cancellation).ConfigureAwait(false);
        (_target, _targetLooked) = (head, _looked);
        if (head <= _end) return;
        if (await look.AnyAfterAsync(_end, cancellation).ConfigureAwait(false))
        {
            // It is on its way, or should be.
            _heldBackSince ??= _looked;
            if (settings.DefaultDeadline != Timeout.InfiniteTimeSpan && _time.GetElapsedTime(_heldBackSince.Value) > settings.DefaultDeadline)
                throw new CallFailedException(GrpcStatus.DeadlineExceeded, $"{feed.Node.Endpoint} holds back events after {_end} from a subscription");
            return;
        }
        _end = head;
    }

    private async Task<bool> IsCaughtUpAsync(CancellationToken cancellation)
    {
        if (feed.TakeOverflow()) (_live, _isTargetOld) = (false, true);
        if (feed.Items.TryPeek(out _)) return false;
        if (_live) return true;
        if (_end < _target) return false;
        if (_isTargetOld || _time.GetElapsedTime(_targetLooked) > options.Look)
            (_target, _targetLooked) = (await look.HeadAsync(cancellation).ConfigureAwait(false), _time.GetTimestamp());
        _isTargetOld = false;
        return _live = _end >= _target;
    }
}
