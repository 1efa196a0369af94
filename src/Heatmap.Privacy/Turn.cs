using System.Diagnostics.CodeAnalysis;

namespace Heatmap.Privacy;

/// <summary>One at a time, for work that waits: <c>using (await turn.TakeAsync(...))</c>.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle is never asked for holds nothing to dispose of.")]
internal sealed class Turn
{
    private readonly SemaphoreSlim _free = new(1, 1);

    public async Task<Taken> TakeAsync(CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation).ConfigureAwait(false);
        return new Taken(_free);
    }

    public readonly struct Taken(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
