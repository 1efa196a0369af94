using System.Runtime.CompilerServices;
using Heatmap.Api;
using Heatmap.Events;
using Heatmap.Ingest;

namespace Heatmap.Server;

/// <summary>What this process's collecting noted of its requests, as the API tells it.</summary>
/// <param name="notes">The notes.</param>
/// <param name="others">Whether other processes may take requests of the same sites.</param>
internal sealed class NotedInspections(RequestNotes notes, bool others) : IInspections
{
    public InspectionFields Last(SiteId site) => Told(notes.Last(site));

    public async IAsyncEnumerable<InspectionFields> WatchAsync(SiteId site, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var noted in notes.WatchAsync(site, cancellation)) yield return Told(noted);
    }

    private InspectionFields Told(NotedRequests noted) => new([.. noted.Notes.Select(Told)], noted.Skipped, notes.Since, others);

    private static InspectedRequestFields Told(RequestNote note) => new()
    {
        Number = note.Number,
        At = note.At,
        Address = note.Address,
        Status = note.Status,
        Code = note.Code,
        Message = note.Message,
        Accepted = note.Accepted,
        RejectedCount = note.RejectedCount,
        Rejected = [.. note.Rejected.Select(r => new RejectedEventFields(r.Index, r.Code, r.Message))],
        Kinds = [.. note.Kinds.Select(k => new KindCountFields(k.Kind, k.Count))],
        Pages = note.Pages,
        Origin = note.Origin,
        Sdk = note.Sdk,
        Mode = note.Mode,
        Automation = note.Automation,
        Repeated = note.Repeated,
    };
}
