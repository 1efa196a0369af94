using Heatmap.Events;
using Heatmap.Privacy;

namespace Heatmap.Ingest;

/// <summary>The way of a batch, from its bytes to the log.</summary>
internal sealed class Collector(
    Reception reception, MachineGate machines, Identities identities, BatchSealer sealer, BatchWriter writer, TimeProvider time)
{
    /// <exception cref="RequestRefusedException">The request is refused as a whole.</exception>
    /// <exception cref="Heatmap.Log.LogBusyException">Later may go better.</exception>
    /// <exception cref="Heatmap.Log.LogUnavailableException">The log failed.</exception>
    public async Task<CollectAnswer> CollectAsync(CollectRequest request, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var receivedAt = time.GetUtcNow();
        var header = request.Trace.ReadHeader(body);
        var arrival = await reception.AdmitAsync(header, request, receivedAt, cancellation).ConfigureAwait(false);
        var sighting = await reception.RecogniseAsync(arrival, cancellation).ConfigureAwait(false);
        var batch = sealer.Prepare(sighting, body, FieldValues.OfThread, out var identified);
        request.Trace.Batch = batch;
        // Counted once: a request that was known for a machine's by its head stays so whatever its events show.
        if (arrival.Automation is null) batch.Marked = machines.Pass(arrival.Site, batch.Sign) is not null;
        // Before the append: an identification that is in the log can then be found by whoever asks to be forgotten.
        foreach (var named in identified ?? [])
            await identities.NoteAsync(sighting.Subject, named.Email, named.UserId, cancellation).ConfigureAwait(false);
        return await writer.WriteAsync(StreamName.Visitor(arrival.Site.Id, sighting.Subject.Id), batch, cancellation).ConfigureAwait(false);
    }
}
