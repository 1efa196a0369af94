using Heatmap.Events;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Heatmap.Log;

/// <summary>What a <see cref="LiveFold{TState}"/> works with, beside the log.</summary>
public sealed record LiveFoldOptions
{
    public EventCodec Codec { get; init; } = EventCodec.Default;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>The wait after the first failure of the log; it doubles with each further one in a row.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromSeconds(10);
}
