using System.Net;
using Heatmap.Privacy;

namespace Heatmap.Ingest;

/// <summary>What every request goes through, whatever it brings: may it come in, is it a machine's, and whose is it.</summary>
internal sealed class Reception(Admission admission, MachineGate machines, Subjects subjects, Places places)
{
    private readonly UserAgents _agents = new();

    public static RequestRefusedException Forgotten() =>
        new(410, Codes.Forgotten, "This visitor was forgotten. Drop what is queued and begin with a new id.");

    /// <exception cref="RequestRefusedException">401, 403 or 429.</exception>
    public async ValueTask<Arrival> AdmitAsync(BatchHeader header, CollectRequest request, DateTimeOffset receivedAt, CancellationToken cancellation)
    {
        var site = await admission.AdmitSiteAsync(header.Site, request.Origin, cancellation).ConfigureAwait(false);
        var (device, place) = (_agents.Read(request.UserAgent), places.Find(request.Address));
        var automation = machines.Pass(site, MachineSigns.Of(header, device, place));
        request.Trace.Automation = automation;
        return new Arrival(request, header, site, receivedAt.ToUnixTimeMilliseconds(), device, place, automation);
    }

    /// <exception cref="RequestRefusedException">410.</exception>
    public async ValueTask<Sighting> RecogniseAsync(Arrival arrival, CancellationToken cancellation)
    {
        if (await subjects.ResolveAsync(arrival.Site.Id, MarkOf(arrival), cancellation).ConfigureAwait(false) is not Resolution.Known { Subject: var subject })
            throw Forgotten();
        return new Sighting(arrival.Site, subject, arrival.Header, arrival.ReceivedAt, arrival.Request.UserAgent, arrival.Device, arrival.Place)
        {
            Automation = arrival.Automation,
        };
    }

    private static VisitorMark MarkOf(Arrival arrival)
    {
        var (header, request) = (arrival.Header, arrival.Request);
        if (header.Visitor is { } visitor) return VisitorMark.Own(visitor);
        return arrival.Site.DailyIdentity
            ? VisitorMark.OfDay(header.Run, request.Address ?? IPAddress.None, request.UserAgent ?? "")
            : VisitorMark.OfRun(header.Run);
    }
}
