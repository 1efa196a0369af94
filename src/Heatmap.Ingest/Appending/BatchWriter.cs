using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Ingest;

/// <summary>
/// Appends each accepted request once, for ever: the unit is (stream, batch id), the first write wins, and a retry gets the first
/// answer again. No store is trusted to remember; what is not in memory is read from the log, and every append names the exact
/// revision that was read, so that of two writers, in whatever processes, only one can be first.
/// </summary>
internal sealed class BatchWriter(IEventReader reader, IEventWriter writer, IngestMetrics metrics, TimeProvider time, int rememberedBatches)
{
    // A conflict means that another process wrote to this very stream in between: a forgetting, or a visitor between two nodes.
    private const int Tries = 8;

    private readonly StreamMemory _memory = new(rememberedBatches);

    /// <summary>How many streams are in memory.</summary>
    public int Remembered => _memory.Count;

    /// <summary>What the request is to be answered. Durable before the task ends; once the append has begun, cancelling changes nothing.</summary>
    /// <exception cref="RequestRefusedException">410 forgotten meanwhile, 413 too much for one append.</exception>
    /// <exception cref="LogBusyException">Nothing was appended.</exception>
    /// <exception cref="LogUnavailableException">It is not known whether it was appended; a retry finds out.</exception>
    public async Task<CollectAnswer> WriteAsync(StreamName stream, PreparedBatch batch, CancellationToken cancellation)
    {
        using var turn = await _memory.EnterAsync(stream, cancellation).ConfigureAwait(false);
        for (var tried = 0; tried < Tries; tried++)
        {
            // To append nothing is no question to a store: whether a refused batch was taken before is read.
            if (turn.State is null && (tried > 0 || batch.Events.Count == 0))
                turn.State = await StreamScan.ReadAsync(reader, stream, cancellation).ConfigureAwait(false);
            if (Settled(turn.State, batch) is { } answer) return answer;
            if (await TryAppendAsync(turn, stream, batch).ConfigureAwait(false)) return batch.Answer;
        }

        throw new LogBusyException(TimeSpan.FromSeconds(1));
    }

    private static CollectAnswer? Settled(StreamState? state, PreparedBatch batch)
    {
        if (state?.AnswerOf(batch.Batch) is { } first) return first;
        if (state is { IsForgotten: true }) throw Reception.Forgotten();
        // It was sealed for a subject that is just going. The retry will be sealed for the one that the visitor is by then.
        if (state is { IsExpired: true }) throw new LogBusyException(TimeSpan.FromSeconds(1));
        return batch.Events.Count == 0 ? batch.Answer : null;
    }

    private async Task<bool> TryAppendAsync(StreamMemory.Turn turn, StreamName stream, PreparedBatch batch)
    {
        // Nothing known: the stream is most likely new, and when it isn't, the store says so without having taken anything.
        var state = turn.State ?? new StreamState();
        var expected = state.LastRevision is { } last ? ExpectedRevision.Exactly(last) : ExpectedRevision.NoStream;
        var events = state.HasRun(batch.Run) ? batch.Events : batch.EventsWithStart;
        var began = time.GetTimestamp();
        turn.State = null;
        metrics.Appending();
        try
        {
            // Not cancelled with the request: a visitor who goes away must not leave it open whether the batch was taken.
            var appended = await writer.AppendAsync(stream, expected, events, CancellationToken.None).ConfigureAwait(false);
            metrics.Appended(time.GetElapsedTime(began));
            state.Took(batch, appended.LastRevision);
            turn.State = state;
            return true;
        }
        catch (WrongExpectedRevisionException)
        {
            return false;
        }
        catch (LogBusyException)
        {
            turn.State = state.LastRevision is null ? null : state;
            throw;
        }
        catch (AppendTooLargeException)
        {
            turn.State = state.LastRevision is null ? null : state;
            throw TooLarge(events.Count);
        }
        finally
        {
            metrics.AppendEnded();
        }
    }

    private static RequestRefusedException TooLarge(int events) => events > AppendLimits.Events
        ? new RequestRefusedException(
            413, Codes.TooManyEvents, $"With the beginning of its run this batch makes {events} events, and {AppendLimits.Events} fit. Send smaller batches.")
        : new RequestRefusedException(
            413, Codes.BatchTooLarge, $"Sealed, this batch has more than {AppendLimits.Bytes / 1024} KiB. Send smaller batches.");
}
