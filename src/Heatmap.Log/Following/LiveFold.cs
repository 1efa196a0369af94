using System.Collections.Immutable;
using Heatmap.Events;
using Microsoft.Extensions.Logging;

namespace Heatmap.Log;

/// <summary>
/// Keeps in memory the state of every stream that passes a filter, by folding the log as it grows: for what is small and asked
/// for often (sites, users, organisations). Each answer is of one moment; a page of the log becomes visible as a whole.
/// </summary>
/// <typeparam name="TState">Immutable.</typeparam>
public sealed class LiveFold<TState> : IAsyncDisposable where TState : class
{
    private readonly IEventSubscription _log;
    private readonly EventFilter _filter;
    private readonly Func<TState?, DecodedEvent, TState> _fold;
    private readonly LiveFoldOptions _options;
    private readonly CancellationTokenSource _stop = new();
    private readonly Pulse _moved = new();
    private readonly Task _following;
    private volatile Folded _now = new(ImmutableDictionary<StreamName, TState>.Empty, Position.Start, CaughtUp: false, Fault: null);

    /// <summary>Begins to follow at once, from the start of the log.</summary>
    /// <param name="log">The log.</param>
    /// <param name="filter">Which streams.</param>
    /// <param name="fold">Pure: the state after an event, given the one before (null before the first).</param>
    /// <param name="options">Codec, clock, logger and waits.</param>
    public LiveFold(
        IEventSubscription log, EventFilter filter, Func<TState?, DecodedEvent, TState> fold, LiveFoldOptions? options = null)
    {
        (_log, _filter, _fold, _options) = (log, filter, fold, options ?? new LiveFoldOptions());
        _following = Task.Run(FollowAsync);
    }

    /// <summary>The state of every stream met so far.</summary>
    /// <exception cref="LiveFoldFaultedException">The fold has stopped at an event.</exception>
    public IReadOnlyDictionary<StreamName, TState> All => Sound().States;

    /// <summary>The log has been folded up to here.</summary>
    /// <exception cref="LiveFoldFaultedException">The fold has stopped at an event.</exception>
    public Position Reached => Sound().Position;

    /// <summary>The state of a stream; null when no event of it has been met.</summary>
    /// <exception cref="LiveFoldFaultedException">The fold has stopped at an event.</exception>
    public TState? Find(StreamName stream) => Sound().States.GetValueOrDefault(stream);

    /// <summary>Ends when the log was folded to its end for the first time.</summary>
    /// <exception cref="LiveFoldFaultedException">The fold has stopped at an event.</exception>
    public Task CaughtUpAsync(CancellationToken cancellation = default) => WaitAsync(now => now.CaughtUp, cancellation);

    /// <summary>Ends when the log was folded up to the position: after an append, what was appended is then seen.</summary>
    /// <exception cref="LiveFoldFaultedException">The fold has stopped at an event.</exception>
    public Task ReachedAsync(Position position, CancellationToken cancellation = default) =>
        WaitAsync(now => now.Position >= position, cancellation);

    /// <summary>Stops following; whoever still waits gets an <see cref="ObjectDisposedException"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _following;
        _moved.Beat();
        _stop.Dispose();
    }

    private Folded Sound() => _now is { Fault: { } fault } ? throw fault : _now;

    private async Task WaitAsync(Func<Folded, bool> holds, CancellationToken cancellation)
    {
        while (true)
        {
            var moved = _moved.Next;
            if (holds(Sound())) return;
            ObjectDisposedException.ThrowIf(_stop.IsCancellationRequested, this);
            await moved.WaitAsync(cancellation);
        }
    }

    private async Task FollowAsync()
    {
        var wait = _options.FirstRetry;
        while (!_stop.IsCancellationRequested && _now.Fault is null)
        {
            try
            {
                await foreach (var page in _log.SubscribeAsync(_now.Position, _filter, _stop.Token))
                {
                    Move(Fold(page));
                    if (_now.Fault is not null) return;
                    wait = _options.FirstRetry;
                }
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // Nothing of the failed page was folded, so reading goes on right after the last whole one.
                _options.Logger.LogWarning(e, "Following {Streams} failed after {Position}; next try in {Wait}", _filter.StreamPrefixes, _now.Position, wait);
                await PauseAsync(wait);
                wait = TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, _options.LongestRetry.Ticks));
            }
        }
    }

    private Folded Fold(LogPage page)
    {
        var states = _now.States.ToBuilder();
        foreach (var recorded in page.Events)
        {
            try
            {
                states[recorded.Stream] = _fold(states.GetValueOrDefault(recorded.Stream), DecodedEvent.Of(recorded, _options.Codec));
            }
            catch (Exception e)
            {
                var fault = new LiveFoldFaultedException(recorded, e);
                _options.Logger.LogError(fault, "Following {Streams} has stopped", _filter.StreamPrefixes);
                return _now with { Fault = fault };
            }
        }
        return new Folded(states.ToImmutable(), page.End, _now.CaughtUp || page.CaughtUp, Fault: null);
    }

    private void Move(Folded next)
    {
        _now = next;
        _moved.Beat();
    }

    private async Task PauseAsync(TimeSpan wait)
    {
        try
        {
            await Task.Delay(wait, _options.Time, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            // Stopped while waiting: the loop sees it.
        }
    }

    private sealed record Folded(
        ImmutableDictionary<StreamName, TState> States, Position Position, bool CaughtUp, LiveFoldFaultedException? Fault);
}
