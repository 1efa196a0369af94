namespace Heatmap.Query;

/// <summary>Something that is read once and kept up with what is committed; one question after another.</summary>
/// <typeparam name="TOf">What it is of.</typeparam>
internal abstract class Known<TOf>(TOf of) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1);

    public TOf Of => of;

    /// <summary>How much it holds, in the unit that its bound is in.</summary>
    public abstract int Count { get; }

    /// <summary>Nothing is known here any more: another has taken its place.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Waits for who asks now; who asks later is told that it has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync(CancellationToken.None);
        HasEnded = true;
        Forget();
        _gate.Release();
    }

    protected async Task<TAnswer> InTurnAsync<TAnswer>(Func<Task<TAnswer>> ask, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            return await ask();
        }
        catch
        {
            // Half of it may be taken up: the next question reads all.
            Forget();
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>All of it; the next question reads it anew.</summary>
    protected abstract void Forget();
}
