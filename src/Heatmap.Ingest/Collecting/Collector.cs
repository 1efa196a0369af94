using System.Net;
using Heatmap.Events;
using Heatmap.Privacy;

namespace Heatmap.Ingest;

/// <summary>The way of a batch, from its bytes to the log.</summary>
internal sealed class Collector(
    Admission admission, MachineGate machines, Subjects subjects, Identities identities, BatchSealer sealer, BatchWriter writer, Places places, TimeProvider time)
{
    private readonly UserAgents _agents = new();

    public static RequestRefusedException Forgotten() =>
        new(410, Codes.Forgotten, "This visitor was forgotten. Drop what is queued and begin with a new id.");

    /// <exception cref="RequestRefusedException">The request is refused as a whole.</exception>
    /// <exception cref="Heatmap.Log.LogBusyException">Later may go better.</exception>
    /// <exception cref="Heatmap.Log.LogUnavailableException">The log failed.</exception>
    public async Task<CollectAnswer> CollectAsync(CollectRequest request, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var receivedAt = time.GetUtcNow().ToUnixTimeMilliseconds();
        var header = BatchReader.Read(body, FieldValues.OfThread);
        var site = await admission.AdmitSiteAsync(header.Site, request.Origin, cancellation).ConfigureAwait(false);
        var (device, place) = (_agents.Read(request.UserAgent), places.Find(request.Address));
        var automation = machines.Pass(site, MachineSigns.Of(header, device, place));
        var mark = header.Visitor is { } visitor
            ? VisitorMark.Own(visitor)
            : VisitorMark.OfDay(request.Address ?? IPAddress.None, request.UserAgent ?? "");
        if (await subjects.ResolveAsync(site.Id, mark, cancellation).ConfigureAwait(false) is not Resolution.Known { Subject: var subject })
            throw Forgotten();

        var sighting = new Sighting(subject, header, receivedAt, request.UserAgent, device, place) { Automation = automation };
        var batch = sealer.Prepare(sighting, body, FieldValues.OfThread, out var identified);
        // Counted once: a request that was known for a machine's by its head stays so whatever its events show.
        if (automation is null) batch.Marked = machines.Pass(site, batch.Sign) is not null;
        // Before the append: an identification that is in the log can then be found by whoever asks to be forgotten.
        foreach (var named in identified ?? [])
            await identities.NoteAsync(subject, named.Email, named.UserId, cancellation).ConfigureAwait(false);
        return await writer.WriteAsync(StreamName.Visitor(site.Id, subject.Id), batch, cancellation).ConfigureAwait(false);
    }
}
