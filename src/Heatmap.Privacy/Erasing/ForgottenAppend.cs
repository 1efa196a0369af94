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
        var (stream, ended) = (Realms.StreamOf(erasure.Site, erasure.Subject), (long?)null);
        while (true)
        {
            var (found, last) = await FindAsync(stream, erasure.Id, cancellation).ConfigureAwait(false);
            if (found is { } position) return position;
            var expected = (last ?? ended) is { } at ? ExpectedRevision.Exactly(at) : ExpectedRevision.NoStream;
            try
            {
                return (await writer.AppendAsync(stream, expected, [EventOf(erasure)], cancellation).ConfigureAwait(false)).Position;
            }
            catch (WrongExpectedRevisionException e)
            {
                // The visitor's browser sent something in between: read again. A stream of which retention has left nothing shows no
                // event and still goes on counting.
                ended = e.Actual;
            }
            catch (LogBusyException e)
            {
                await Task.Delay(e.RetryAfter, time, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task<(Position? Found, long? Last)> FindAsync(StreamName stream, Guid erasure, CancellationToken cancellation)
    {
        long? last = null;
        await foreach (var e in reader.ReadStreamAsync(stream, ReadDirection.Backwards, null, cancellation).ConfigureAwait(false))
        {
            last ??= e.Revision;
            if (e.Type == Type && EventCodec.ReadEnvelope(e.Metadata).Batch == erasure) return (e.Position, last);
        }

        return (null, last);
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
