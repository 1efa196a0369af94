using Heatmap.Log;

namespace Heatmap.Projector;

/// <summary>A page of the log, decoded: the events of the partitions that were asked for.</summary>
/// <param name="ReadAt">When it was read, in Unix milliseconds.</param>
public sealed record DecodedPage(IReadOnlyList<DecodedEvent> Events, Position End, bool CaughtUp, long ReadAt)
{
    private List<SubjectPage>? _subjects;

    /// <summary>The same by subject, put together once for all projections. Not for several threads at once.</summary>
    internal IReadOnlyList<SubjectPage> Subjects => _subjects ??= SubjectPage.Of(Events);

    /// <summary>Events in it that nobody can read. They stop whatever has to fold them, and nothing else.</summary>
    internal IReadOnlyList<UnreadableEvent> Unreadable { get; init; } = [];

    /// <summary>Up to when, in Unix milliseconds, all is in it or before it that was received: when it was read, if it is the end of the log.</summary>
    internal long AsOf => CaughtUp ? ReadAt : Events.Count > 0 ? Math.Min(ReadAt, Events[^1].Event.Envelope.ReceivedAt) : 0;

    /// <summary>The page as if it ended there.</summary>
    internal DecodedPage UpTo(Position last) => End <= last
        ? this
        : new DecodedPage([.. Events.Where(e => e.Position <= last)], last, CaughtUp: false, ReadAt)
        {
            Unreadable = [.. Unreadable.Where(u => u.Position <= last)],
        };
}
