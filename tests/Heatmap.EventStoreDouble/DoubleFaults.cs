using System.Collections.Concurrent;

namespace Heatmap.EventStoreDouble;

/// <summary>What a double is told to do wrong. Counted: each does its harm as often as it says, then all is well again.</summary>
internal sealed class DoubleFaults
{
    private readonly ConcurrentQueue<AppendFault> _appends = new();
    private int _breakReadAfter = -1;
    private int _tooSlowAfter = -1;

    /// <summary>Lets late answers go.</summary>
    public TaskCompletionSource Late { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Calls are taken and never answered.</summary>
    public bool Silent { get; set; }

    /// <summary>Reads of any kind are answered as to somebody without the right.</summary>
    public bool DenyReads { get; set; }

    /// <summary>Subscriptions get each event twice.</summary>
    public bool Repeat { get; set; }

    /// <summary>Subscriptions are confirmed and then get nothing.</summary>
    public bool HoldBack { get; set; }

    public void OnAppends(params AppendFault[] faults)
    {
        foreach (var fault in faults) _appends.Enqueue(fault);
    }

    public AppendFault NextAppend() => _appends.TryDequeue(out var fault) ? fault : AppendFault.None;

    /// <summary>
    /// The connection under the next read or subscription breaks after so many events, once the test lets it: until then it can't
    /// be known whether the client has them.
    /// </summary>
    public void BreakReadAfter(int events, Task? when = null)
    {
        Break = when ?? Task.CompletedTask;
        Volatile.Write(ref _breakReadAfter, events);
    }

    public Task Break { get; private set; } = Task.CompletedTask;

    /// <summary>The next subscription is let go after so many events, for taking them too slowly.</summary>
    public void CallTooSlowAfter(int events) => Volatile.Write(ref _tooSlowAfter, events);

    public int TakeBreak() => Interlocked.Exchange(ref _breakReadAfter, -1);

    public int TakeTooSlow() => Interlocked.Exchange(ref _tooSlowAfter, -1);
}
