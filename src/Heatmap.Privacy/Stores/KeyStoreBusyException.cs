namespace Heatmap.Privacy;

/// <summary>The key store's queue is full; nothing was stored. Try again after <see cref="RetryAfter"/>.</summary>
public sealed class KeyStoreBusyException(TimeSpan retryAfter, Exception? inner = null)
    : Exception($"The key store's queue is full; try again in {retryAfter.TotalSeconds:0.#} s.", inner)
{
    public TimeSpan RetryAfter { get; } = retryAfter;
}
