using Heatmap.Events;

namespace Heatmap.Log;

/// <summary>The stream is not where the writer believed it. <see cref="Actual"/> is its last revision, null when it has no event.</summary>
public sealed class WrongExpectedRevisionException(StreamName stream, ExpectedRevision expected, long? actual)
    : Exception($"Stream '{stream}' was expected at {expected} and is at {(actual is { } at ? at : "no event")}.")
{
    public StreamName Stream { get; } = stream;

    public ExpectedRevision Expected { get; } = expected;

    public long? Actual { get; } = actual;
}
