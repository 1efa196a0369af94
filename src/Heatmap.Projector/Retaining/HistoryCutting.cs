using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;

namespace Heatmap.Projector;

/// <summary>Appends a run's notes to subjects' streams, each once however often the run is tried.</summary>
internal sealed class HistoryCutting(IEventReader reader, IEventWriter writer, EventDecoding decoding, TimeProvider time, Func<Guid> newId)
{
    public Task<StreamEvents> ReadAsync(SubjectKey key, CancellationToken cancellation) =>
        StreamEvents.ReadAsync(reader, decoding, key, cancellation);

    /// <summary>
    /// The run's cut in a subject's stream, made now if there is none, and where it stands in the log when it was; null when there is
    /// nothing to cut. It names the revision, so what it leaves to totals is settled for good.
    /// </summary>
    public async Task<(SubjectCut Cut, Position? Appended)?> EnsureAsync(RetentionRun run, SubjectKey key, long gap, CancellationToken cancellation)
    {
        var told = false;
        while (true)
        {
            var events = await ReadAsync(key, cancellation);
            if (events.CutOf(run.Number) is { } made) return (made, null);
            if (CutPoint.Of(events.All, run.Before, gap) is not { } firstKept) return null;
            if (!told && KnownOnlyBefore(new SubjectCut(events, firstKept, events.Last + 1)) is { } known)
            {
                told = await TryAppendAsync(events, known, cancellation) is not null;
                continue;
            }

            if (await TryAppendAsync(events, new HistoryCut(run.Number, firstKept), cancellation) is { } appended)
                return (new SubjectCut(events, firstKept, appended.LastRevision), appended.Position);
        }
    }

    /// <summary>
    /// Ends a stream of which nothing is kept, so that nobody appends to it any more. Where it ends; null when something came in
    /// between: then it goes on.
    /// </summary>
    public async Task<long?> ExpireAsync(RetentionRun run, StreamEvents events, CancellationToken cancellation)
    {
        if (events.All.Count > 0 && events.All[^1].Happened is SubjectExpired) return events.Last;
        return (await TryAppendAsync(events, new SubjectExpired(run.Number), cancellation))?.LastRevision;
    }

    /// <summary>What the kept events need to be known and don't say themselves: whose the visitor is, and whether they object to that.</summary>
    private static VisitorKnown? KnownOnlyBefore(SubjectCut cut)
    {
        if (cut.LeavesNothing) return null;
        var (all, kept) = (InOrder(cut.Before), InOrder(cut.Rest));
        var before = AccountLink.Of(all);
        return AccountLink.Of(kept).Says(before) ? null : before.ToKnown([.. AccountSayings.Of(all).Select(s => s.Said)]);
    }

    private static List<VisitorEvent> InOrder(IEnumerable<VisitorEvent> events) =>
        [.. events.Order(Comparer<VisitorEvent>.Create(VisitorEvent.AsItHappened))];

    private async Task<Appended?> TryAppendAsync(StreamEvents events, IEvent note, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var noted = NewEvent.Of(note, new Envelope { At = now, ReceivedAt = now, Batch = newId() });
        while (true)
        {
            try
            {
                return await writer.AppendAsync(events.Stream, ExpectedRevision.Exactly(events.Last), [noted], cancellation);
            }
            catch (WrongExpectedRevisionException)
            {
                // The visitor's browser sent something in between.
                return null;
            }
            catch (LogBusyException e)
            {
                await Task.Delay(e.RetryAfter, time, cancellation);
            }
        }
    }
}
