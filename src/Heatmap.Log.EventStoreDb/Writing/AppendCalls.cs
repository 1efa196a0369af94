namespace Heatmap.Log.EventStoreDb;

/// <summary>
/// Keeps the call on which appends go out, opens another when it has ended, and sees to it that no append waits longer than the
/// deadline: a call on which one did and that gave no answer since is no longer used.
/// </summary>
internal sealed class AppendCalls : IAsyncDisposable
{
    // Appends are looked after so many times within a deadline; each waits at most that much longer.
    private const int LooksPerDeadline = 20;

    private readonly Cluster _cluster;
    private readonly ConnectionSettings _settings;
    private readonly EventStoreDbLogOptions _options;
    private readonly SemaphoreSlim _opening = new(1);
    private readonly List<BatchAppendCall> _retired = [];
    private readonly ITimer? _looking;
    private BatchAppendCall? _current;

    public AppendCalls(Cluster cluster, ConnectionSettings settings, EventStoreDbLogOptions options)
    {
        (_cluster, _settings, _options) = (cluster, settings, options);
        if (settings.DefaultDeadline == Timeout.InfiniteTimeSpan) return;
        var period = TimeSpan.FromTicks(Math.Max(settings.DefaultDeadline.Ticks / LooksPerDeadline, TimeSpan.TicksPerMillisecond));
        _looking = options.Time.CreateTimer(_ => Look(), null, period, period);
    }

    /// <summary>The call to append on: the present one while it lasts.</summary>
    /// <exception cref="LogUnavailableException">There is no leader, or it wasn't found before the deadline; nothing was appended.</exception>
    public async Task<BatchAppendCall> CurrentAsync(WireIds ids, LogHead head, long began, CancellationToken cancellation)
    {
        if (Usable() is { } current) return current;
        using var patience = new Patience(Left(began), _options.Time, cancellation);
        try
        {
            await _opening.WaitAsync(patience.Token).ConfigureAwait(false);
            try
            {
                return Usable() ?? await OpenAsync(ids, head, patience.Token).ConfigureAwait(false);
            }
            finally
            {
                _opening.Release();
            }
        }
        catch (OperationCanceledException e) when (patience.IsOver)
        {
            var why = _current?.Failure is { } failure ? $" The last one was lost: {failure.Message}" : "";
            throw new LogUnavailableException($"no connection to EventStoreDB within {_settings.DefaultDeadline.TotalSeconds:0.#} s; nothing was appended.{why}", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_looking is not null) await _looking.DisposeAsync().ConfigureAwait(false);
        Retire(Interlocked.Exchange(ref _current, null));
        BatchAppendCall[] all;
        lock (_retired)
        {
            all = [.. _retired];
            _retired.Clear();
        }
        foreach (var call in all) await call.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>The present call, unless it has ended, or a read has found out that its node doesn't lead any more.</summary>
    private BatchAppendCall? Usable() => _current is { Failure: null } current && _cluster.Leads(current.Node) ? current : null;

    private async Task<BatchAppendCall> OpenAsync(WireIds ids, LogHead head, CancellationToken cancellation)
    {
        if (_current is { Failure: { } failure } ended && !_cluster.HasMoved(ended.Node, failure)) _cluster.Leave(ended.Node);
        Retire(_current);
        var leader = await _cluster.LeaderAsync(cancellation).ConfigureAwait(false);
        return _current = new BatchAppendCall(leader, new AppendAnswers(ids, head, leader.Endpoint, _options));
    }

    private TimeSpan Left(long began)
    {
        if (_settings.DefaultDeadline == Timeout.InfiniteTimeSpan) return Timeout.InfiniteTimeSpan;
        var left = _settings.DefaultDeadline - _options.Time.GetElapsedTime(began);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private void Retire(BatchAppendCall? call)
    {
        if (call is null) return;
        lock (_retired)
        {
            _retired.RemoveAll(c => c.HasEnded);
            _retired.Add(call);
        }
    }

    private void Look()
    {
        BatchAppendCall[] calls;
        lock (_retired) calls = _current is { } current ? [.. _retired, current] : [.. _retired];
        foreach (var call in calls)
        {
            foreach (var append in call.Pending)
            {
                if (_options.Time.GetElapsedTime(append.Began) < _settings.DefaultDeadline || !call.Forget(append)) continue;
                append.Failed(TooLate(call, append));
                if (call.LastAnswer < append.Began) GiveUp(call);
            }
            if (call != _current && !call.Pending.Any()) call.End();
        }
    }

    private LogUnavailableException TooLate(BatchAppendCall call, PendingAppend append)
    {
        var late = CallFailures.OfDeadline(call.Node.Endpoint, _settings.DefaultDeadline);
        return append.TryWithdraw()
            ? new LogUnavailableException($"{late.Message}; the append was not sent, and nothing was appended")
            : ServerFailures.AsUnknownOutcome(late);
    }

    /// <summary>It may still answer those who wait, but nobody new is sent to it.</summary>
    private void GiveUp(BatchAppendCall call)
    {
        if (Interlocked.CompareExchange(ref _current, null, call) != call) return;
        _cluster.Leave(call.Node);
        Retire(call);
    }
}
