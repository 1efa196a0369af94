using Heatmap.Log;

namespace Heatmap.Projector;

/// <summary>Lets callers wait until the views have reached a position.</summary>
internal sealed class PositionGate
{
    private readonly Lock _lock = new();
    private readonly List<(Position Wanted, TaskCompletionSource Reached)> _waiting = [];
    private Position _reached;

    public Position Reached
    {
        get
        {
            lock (_lock) return _reached;
        }
    }

    public void Open(Position reached)
    {
        lock (_lock)
        {
            _reached = reached;
            foreach (var (_, source) in _waiting.Where(w => w.Wanted <= reached)) source.TrySetResult();
            _waiting.RemoveAll(w => w.Wanted <= reached);
        }
    }

    public async Task WaitAsync(Position wanted, CancellationToken cancellation)
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (wanted <= _reached) return;
            _waiting.Add((wanted, source));
        }

        try
        {
            await source.Task.WaitAsync(cancellation);
        }
        finally
        {
            lock (_lock) _waiting.RemoveAll(w => w.Reached == source);
        }
    }
}
