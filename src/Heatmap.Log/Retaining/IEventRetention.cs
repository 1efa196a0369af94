using Heatmap.Events;

namespace Heatmap.Log;

/// <summary>
/// Takes away what is no longer to be kept. What is gone is gone from reading and subscribing at once; from the disk when the
/// store releases it. Positions and revisions of what stays don't change, and no revision is ever given twice: a stream that lost
/// all its events goes on counting where it ended, and reads as one that has no event. Writers who expect no stream are right about
/// it, and so are those who expect the revision at which it ended, since nothing was appended after that.
/// </summary>
public interface IEventRetention
{
    /// <summary>
    /// Removes the stream's events before a revision, which must begin an append or lie beyond the last event (then none is left).
    /// Nothing happens where they are gone already.
    /// </summary>
    /// <exception cref="ArgumentException">The revision lies within an append (stores that don't know appends can't tell).</exception>
    /// <exception cref="LogUnavailableException">The store failed.</exception>
    Task TruncateAsync(StreamName stream, long before, CancellationToken cancellation = default);

    /// <summary>
    /// Gives the disk space of what was removed back where this process can do that, and says how much; where the store must be
    /// told by its operator, <see cref="Release.Pending"/> says what that would free.
    /// </summary>
    /// <exception cref="LogUnavailableException">The store failed.</exception>
    Task<Release> ReleaseAsync(CancellationToken cancellation = default);
}
