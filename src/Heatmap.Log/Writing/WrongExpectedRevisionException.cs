using Heatmap.Events;

namespace Heatmap.Log;

/// <summary>
/// The stream is not where the writer believed it. <see cref="Actual"/> is the last revision that it gave, also where retention has
/// taken that event away since; null when it never had one. Who expects just that now is right.
/// </summary>
public sealed class WrongExpectedRevisionException(StreamName stream, ExpectedRevision expected, long? actual)
    : Exception($"Stream '{stream}' was expected at {expected} and is at {(actual is { } at ? at : "no event")}.")
{
    public StreamName Stream { get; } = stream;

    public ExpectedRevision Expected { get; } = expected;

    public long? Actual { get; } = actual;
}
