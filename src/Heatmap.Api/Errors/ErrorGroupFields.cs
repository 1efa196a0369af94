using Heatmap.Events;
using Heatmap.Privacy;
using Heatmap.Projections;
using Heatmap.Query;
using Microsoft.AspNetCore.Mvc;

namespace Heatmap.Api;

/// <summary>The schema's ErrorGroup. What the error said is opened when it is asked for.</summary>
public sealed class ErrorGroupFields(SiteId site, ErrorGroup group)
{
    public string Fingerprint => group.Fingerprint;

    public string? Kind => group.Last?.Kind;

    public double Times => Weights.ToNumber(group.Times);

    public double Sessions => Weights.ToNumber(group.Sessions);

    public DateTimeOffset? LastAt => group.Last is { } last ? DateTimeOffset.FromUnixTimeMilliseconds(last.At) : null;

    public IReadOnlyList<ErrorPageFields> Pages(int first) =>
        [.. group.Pages.Take(Limits.Checked(first, "first")).Select(p => new ErrorPageFields(p.Page, Weights.ToNumber(p.Times)))];

    public async Task<string?> Message(SubjectLoader subjects) => (await OpenAsync(subjects))?.Message;

    public async Task<bool> Erased(SubjectLoader subjects) => group.Last?.Details is not null && await OpenAsync(subjects) is null;

    public async Task<ErrorPlaceFields?> Place(SubjectLoader subjects) =>
        await OpenAsync(subjects) is { Source: { Length: > 0 } address } ? new ErrorPlaceFields(site, address, group.Last!.Line, group.Last.Column) : null;

    public async Task<SessionConnectionFields> Struck(
        int first, string? after, [FromServices] ErrorsQuery errors, CancellationToken cancellation)
    {
        var asked = Limits.Checked(first, "first");
        return SessionConnectionFields.Of(site, await errors.SessionsAsync(site, group.Fingerprint, asked, Limits.Cursor(after), cancellation));
    }

    private async Task<ErrorDetails?> OpenAsync(SubjectLoader subjects)
    {
        if (group.Last is not { Details: { } box, Subject: var subject }) return null;
        var opened = Opener.Open(await subjects.LoadAsync((site, SubjectId.Parse(subject))), box, EventJson.Default.ErrorDetails);
        return opened is Opened<ErrorDetails>.Readable { Value: var details } ? details : null;
    }
}
