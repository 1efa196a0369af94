namespace Heatmap.GraphQL.Execution;

/// <summary>
/// Decides when loaders load: when nobody is writing fields any more who might ask for another key. Writing never waits, so that
/// comes soon; a slow field elsewhere holds nothing up.
/// </summary>
internal sealed class BatchSchedule(RequestContext context)
{
    private readonly Lock _lock = new();
    private List<BatchLoader> _asked = [];
    private int _writing;

    /// <summary>Fields are being written, on this thread.</summary>
    public void Enter() => Interlocked.Increment(ref _writing);

    public void Leave()
    {
        if (Interlocked.Decrement(ref _writing) == 0)
            Load();
    }

    /// <summary>A loader has keys to load.</summary>
    public void Ask(BatchLoader loader)
    {
        lock (_lock)
        {
            if (!_asked.Contains(loader))
                _asked.Add(loader);
        }

        // Asked for by a resolver that had awaited something else: nobody may come to leave.
        if (Interlocked.CompareExchange(ref _writing, 0, 0) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(static schedule => schedule.LoadUnlessWriting(), this, preferLocal: true);
    }

    private void LoadUnlessWriting()
    {
        Enter();
        Leave();
    }

    private void Load()
    {
        List<BatchLoader> asked;
        lock (_lock)
        {
            if (_asked.Count == 0)
                return;
            (asked, _asked) = (_asked, []);
        }

        // Their outcome reaches those who asked.
        foreach (var loader in asked)
            _ = loader.RunAsync(context.Cancellation);
    }
}
