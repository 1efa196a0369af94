using System.Runtime.CompilerServices;
using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Projector;

/// <summary>
/// Finds the subjects of a site that have events from before a line, by reading the log's oldest part and no more: what older runs
/// took away isn't there any more, so that what a nightly run reads is about a day's events.
/// </summary>
internal sealed class OldSubjects(IEventSubscription log)
{
    // Positions follow the writers' clocks only roughly: by so much a node may lie behind another, or a request wait in a queue.
    private const long Slack = 60 * 60_000;

    /// <summary>Each once, as they come. Reading ends at a page that is younger than the line throughout, or at the log's end.</summary>
    public async IAsyncEnumerable<SubjectKey> FindAsync(SiteId site, long before, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var found = new HashSet<SubjectId>();
        var streams = EventFilter.Streams($"{StreamName.VisitorPrefix}{site}-");
        await foreach (var page in log.SubscribeAsync(Position.Start, streams, cancellation))
        {
            var isYoung = page.Events.Count > 0;
            foreach (var recorded in page.Events)
            {
                var receivedAt = EventCodec.ReadEnvelope(recorded.Metadata).ReceivedAt;
                isYoung &= receivedAt >= before + Slack;
                if (receivedAt < before && recorded.Stream.TryVisitor(out _, out var subject) && found.Add(subject))
                    yield return new SubjectKey(site, subject);
            }

            if (isYoung || page.CaughtUp) yield break;
        }
    }
}
