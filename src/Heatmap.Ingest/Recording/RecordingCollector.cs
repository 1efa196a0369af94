using Heatmap.Blobs;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Privacy;

namespace Heatmap.Ingest;

/// <summary>
/// The way of a recording: its content sealed and kept as a blob first, then the event that names it. So no event ever names what
/// isn't there; a blob that no event came to name is deleted here or, where the process died in between, by retention.
/// </summary>
internal sealed class RecordingCollector(
    Reception reception, BatchSealer batches, Sealer sealer, IBlobStore blobs, BatchWriter writer, TimeProvider time)
{
    /// <exception cref="RequestRefusedException">The request is refused as a whole.</exception>
    /// <exception cref="LogBusyException">Later may go better.</exception>
    /// <exception cref="LogUnavailableException">The log failed.</exception>
    /// <exception cref="BlobStoreUnavailableException">The store of blobs failed.</exception>
    public async Task<CollectAnswer> CollectAsync(RecordingKind kind, CollectRequest request, RecordedBody recorded, CancellationToken cancellation)
    {
        var receivedAt = time.GetUtcNow();
        var header = request.Trace.ReadHeader(recorded.Header);
        RecordingRules.Check(header);
        var arrival = await reception.AdmitAsync(header, request, receivedAt, cancellation).ConfigureAwait(false);
        var fact = kind.Check(recorded.Content);
        var sighting = await reception.RecogniseAsync(arrival, cancellation).ConfigureAwait(false);
        var (batch, box) = Prepare(kind, sighting, recorded, fact);
        request.Trace.Batch = batch;
        var stream = StreamName.Visitor(arrival.Site.Id, sighting.Subject.Id);
        return await KeepAsync(stream, batch, box, DateOnly.FromDateTime(receivedAt.UtcDateTime), cancellation).ConfigureAwait(false);
    }

    private (PreparedBatch Batch, SealedBox? Box) Prepare(RecordingKind kind, Sighting sighting, RecordedBody recorded, RecordingFact fact)
    {
        SealedBox? box = null;
        var skew = new ClockSkew(sighting.Header.SentAt, sighting.ReceivedAt);
        var batch = batches.PrepareRecording(sighting, recorded.Header, FieldValues.OfThread, (type, values, _, _) =>
        {
            if (type != kind.Type)
                throw RequestRefusedException.Malformed(Codes.UnknownType, $"$.events[0].type must be {kind.Type}: {kind.Path} takes nothing else.");
            box = sealer.Seal(sighting.Subject, recorded.Content.Span);
            return fact(values, skew, BlobName.HashOf(box.Bytes.Span));
        });
        return (batch, box);
    }

    private async Task<CollectAnswer> KeepAsync(StreamName stream, PreparedBatch batch, SealedBox? box, DateOnly day, CancellationToken cancellation)
    {
        if (box is null) return await writer.WriteAsync(stream, batch, cancellation).ConfigureAwait(false);
        stream.TryVisitor(out var site, out _);
        var blob = await blobs.PutAsync(site.Value, day, box.Bytes, cancellation).ConfigureAwait(false);
        CollectAnswer answer;
        try
        {
            answer = await writer.WriteAsync(stream, batch, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is RequestRefusedException or LogBusyException)
        {
            // Nothing was appended. Where the log failed, that isn't known, and the blob stays.
            await blobs.DeleteAsync([blob], CancellationToken.None).ConfigureAwait(false);
            throw;
        }

        // A retry: the log names the blob of the first time.
        if (!ReferenceEquals(answer, batch.Answer)) await blobs.DeleteAsync([blob], CancellationToken.None).ConfigureAwait(false);
        return answer;
    }
}
