using System.Collections.Concurrent;
using Heatmap.Log;

namespace Heatmap.Projector.Tests;

/// <summary>What a node's every call of a port goes through, there and back: where it can be paused, woken up and killed.</summary>
internal sealed class Gate
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _open = Opened();
    private int _callsLeft = int.MaxValue;
    private bool _killsThen;
    private string? _call;
    private bool _onlyThat;

    public bool IsDead { get; private set; }

    public bool IsPaused
    {
        get
        {
            lock (_lock) return !_open.Task.IsCompleted;
        }
    }

    /// <summary>What ports refused.</summary>
    public ConcurrentQueue<Exception> Refusals { get; } = new();

    /// <summary>Pauses with the next call of this name in hand: it is made when the node wakes up.</summary>
    /// <param name="call">A method of a port.</param>
    /// <param name="onlyThat">Calls of other names pass meanwhile: not the node sleeps but that call takes long.</param>
    public void PauseAt(string call, bool onlyThat = false)
    {
        lock (_lock) (_call, _onlyThat) = (call, onlyThat);
    }

    /// <summary>Pauses at the n-th passing from now on: between any two calls, or with a call made whose answer hasn't come.</summary>
    public void PauseAt(int passing) => Arm(passing, kills: false);

    /// <summary>The same for good. A call that was made has been made; nobody hears its answer.</summary>
    public void KillAt(int passing) => Arm(passing, kills: true);

    public void Kill()
    {
        lock (_lock)
        {
            IsDead = true;
            _open.TrySetResult();
        }
    }

    public void Wake()
    {
        lock (_lock)
        {
            _callsLeft = int.MaxValue;
            _onlyThat = false;
            _open.TrySetResult();
        }
    }

    public async Task PassAsync(string? call = null)
    {
        Task open;
        lock (_lock)
        {
            var last = --_callsLeft == 0;
            if (last && _killsThen) IsDead = true;
            var isHeld = call is not null && call == _call;
            if ((last && !_killsThen) || isHeld)
            {
                _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _call = null;
            }

            open = _onlyThat && !isHeld ? Task.CompletedTask : _open.Task;
        }

        await open;

        // Of a kind that no code takes for the fault of an event.
        if (IsDead) throw new LogUnavailableException("this node is dead");
    }

    private void Arm(int passing, bool kills)
    {
        lock (_lock) (_callsLeft, _killsThen) = (passing, kills);
    }

    private static TaskCompletionSource Opened()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }
}
