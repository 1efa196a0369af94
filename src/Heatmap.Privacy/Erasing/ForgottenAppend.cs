using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Privacy;

/// <summary>Appends <see cref="SubjectForgotten"/> to a subject's stream, once an erasure however often it is tried.</summary>
internal sealed class ForgottenAppend(IEventReader reader, IEventWriter writer, TimeProvider time)
{
    private static readonly string Type = EventTypes.Of(new SubjectForgotten(default, default)).Name;

    /// <summary>Where the erasure's event stands.</summary>
    public async Task<Position> EnsureAsync(Erasure erasure, CancellationToken cancellation)
    {
        var stream = Realms.StreamOf(erasure.Site, erasure.Subject);
        while (true)
        {
            var (found, expected) = await FindAsync(stream, erasure.Id, cancellation).ConfigureAwait(false);
            if (found is { } position) return position;
            try
            {
                return (await writer.AppendAsync(stream, expected, [EventOf(erasure)], cancellation).ConfigureAwait(false)).Position;
            }
            catch (WrongExpectedRevisionException)
            {
                // The visitor's browser sent something in between: read again.
            }
            catch (LogBusyException e)
            {
                await Task.Delay(e.RetryAfter, time, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task<(Position?, ExpectedRevision)> FindAsync(StreamName stream, Guid erasure, CancellationToken cancellation)
    {
        var expected = ExpectedRevision.NoStream;
        await foreach (var e in reader.ReadStreamAsync(stream, ReadDirection.Backwards, null, cancellation).ConfigureAwait(false))
        {
            if (expected == ExpectedRevision.NoStream) expected = ExpectedRevision.Exactly(e.Revision);
            if (e.Type == Type && EventCodec.ReadEnvelope(e.Metadata).Batch == erasure) return (e.Position, expected);
        }

        return (null, expected);
    }

    private NewEvent EventOf(Erasure erasure)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var envelope = new Envelope
        {
            At = now,
            ReceivedAt = now,
            Batch = erasure.Id,
            Masker = PersonalDataFinder.Version,
            By = erasure.Requested.By,
        };
        return NewEvent.Of(new SubjectForgotten(erasure.Id, erasure.Requested.Effect), envelope);
    }
}
