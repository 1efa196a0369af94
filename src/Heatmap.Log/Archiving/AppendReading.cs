using System.Runtime.CompilerServices;
using System.Text.Json;
using Heatmap.Events;

namespace Heatmap.Log;

/// <summary>Reads the log append by append, from whichever store.</summary>
public static class AppendReading
{
    /// <summary>
    /// The appends after a position up to another (inclusive; the head at some moment), in their order, each whole. Memory is that
    /// of a page, however long the log.
    /// </summary>
    /// <exception cref="LogUnavailableException">The store failed.</exception>
    public static async IAsyncEnumerable<RecordedAppend> ReadAppendsAsync(
        this IEventSubscription log, Position after, Position until, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (until <= after) yield break;
        var open = new List<RecordedEvent>();
        await foreach (var page in log.SubscribeAsync(after, EventFilter.Everything, cancellation).ConfigureAwait(false))
        {
            foreach (var next in page.Events)
            {
                if (next.Position > until) break;
                if (open.Count > 0 && !Continues(open, next))
                {
                    yield return new RecordedAppend(open);
                    open = [];
                }

                open.Add(next);
            }

            if (page.End >= until || page.CaughtUp) break;
        }

        if (open.Count > 0) yield return new RecordedAppend(open);
    }

    /// <summary>
    /// Stores whose rows hold appends say by the position what belongs together. Where each event has a position of its own, it is
    /// said by the batch, which is one append (design rule 2), and by the index in it.
    /// </summary>
    private static bool Continues(List<RecordedEvent> open, RecordedEvent next)
    {
        var last = open[^1];
        if (last.Stream != next.Stream || last.Revision + 1 != next.Revision || open.Count >= AppendLimits.Events) return false;
        return last.Position.Append == next.Position.Append || IsNextOfBatch(last, next);
    }

    private static bool IsNextOfBatch(RecordedEvent last, RecordedEvent next)
    {
        try
        {
            var (before, after) = (EventCodec.ReadEnvelope(last.Metadata), EventCodec.ReadEnvelope(next.Metadata));
            return after.Batch != Guid.Empty && before.Batch == after.Batch && before.Index + 1 == after.Index;
        }
        catch (JsonException)
        {
            // Another program's event: it says nothing of batches, and stays an append of its own.
            return false;
        }
    }
}
