namespace Heatmap.Log.EventStoreDb;

/// <summary>Counts the appends that are underway and their bytes, and lets no more in than there is room for.</summary>
internal sealed class InFlight(EventStoreDbLogOptions options)
{
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private int _appends;
    private long _bytes;
    private bool _closed;

    /// <exception cref="LogBusyException">There is no room.</exception>
    /// <exception cref="LogUnavailableException">It was closed.</exception>
    public Place Enter(int bytes)
    {
        lock (_lock)
        {
            if (_closed) throw new LogUnavailableException("it was closed; nothing was appended");
            // One append is let in however large it is, or it could never be.
            if (_appends >= options.AppendsInFlight || (_appends > 0 && _bytes + bytes > options.BytesInFlight))
                throw new LogBusyException(options.RetryAfter);
            _appends++;
            _bytes += bytes;
            return new Place(this, bytes);
        }
    }

    /// <summary>Lets nobody in any more, and ends when all are out.</summary>
    public Task CloseAsync()
    {
        lock (_lock)
        {
            _closed = true;
            if (_appends == 0) _empty.TrySetResult();
            return _empty.Task;
        }
    }

    private void Leave(int bytes)
    {
        lock (_lock)
        {
            _appends--;
            _bytes -= bytes;
            if (_closed && _appends == 0) _empty.TrySetResult();
        }
    }

    /// <summary>An append's place, given back when it is answered.</summary>
    public readonly struct Place(InFlight inFlight, int bytes) : IDisposable
    {
        public void Dispose() => inFlight.Leave(bytes);
    }
}
