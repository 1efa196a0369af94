namespace Heatmap.Log;

/// <summary>The writer's queue is full; nothing was appended. Try again after <see cref="RetryAfter"/>.</summary>
public sealed class LogBusyException(TimeSpan retryAfter) : Exception($"The log's queue is full; try again in {retryAfter.TotalSeconds:0.#} s.")
{
    public TimeSpan RetryAfter { get; } = retryAfter;
}
