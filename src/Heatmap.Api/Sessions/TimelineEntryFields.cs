using System.Text.Json.Serialization.Metadata;
using Heatmap.Events;
using Heatmap.Privacy;
using Heatmap.Projections;
using Microsoft.AspNetCore.Mvc;

namespace Heatmap.Api;

/// <summary>The schema's TimelineEntry. Its detail is opened when it is asked for.</summary>
public sealed class TimelineEntryFields(SiteId site, SessionRow session, TimelineEntry entry)
{
    private readonly SubjectId _subject = SubjectId.Parse(session.Subject);

    public string Cursor => TimelineCursor.Of(entry);

    public DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds(entry.Moment.At);

    public string Kind => entry.Kind;

    public string? Page => entry.Page;

    public int? X => entry.X;

    public int? Y => entry.Y;

    public string? Selector => entry.Selector;

    public string Summary => entry.Summary;

    public async Task<string?> Detail([FromServices] Opener opener, CancellationToken cancellation) =>
        (await OpenAsync(opener, cancellation)).Text;

    public async Task<bool> Erased([FromServices] Opener opener, CancellationToken cancellation) =>
        (await OpenAsync(opener, cancellation)).Erased;

    private async Task<(string? Text, bool Erased)> OpenAsync(Opener opener, CancellationToken cancellation)
    {
        var json = EventJson.Default;
        return entry switch
        {
            { Details: null } => (null, false),
            { Happened: PageViewed } => await TextAsync(opener, json.PageDetails, d => d.Url, cancellation),
            { Happened: PointerClicked } => await TextAsync(opener, json.ElementDetails, d => d.Text, cancellation),
            { Happened: FieldFilled } => await TextAsync(opener, json.ElementDetails, d => d.Value, cancellation),
            { Happened: CaptureStarted } => await TextAsync(opener, json.DeviceDetails, d => d.UserAgent, cancellation),
            { Happened: ErrorOccurred } => await TextAsync(opener, json.ErrorDetails, d => d.Message, cancellation),
            { Happened: VisitorIdentified } => await TextAsync(opener, json.IdentityDetails, d => d.Email ?? d.UserId, cancellation),
            { Happened: CustomTracked } => await TextAsync(opener, json.PropertyDetails, d => d.Properties.GetRawText(), cancellation),
            _ => (null, false),
        };
    }

    private async Task<(string? Text, bool Erased)> TextAsync<T>(
        Opener opener, JsonTypeInfo<T> json, Func<T, string?> text, CancellationToken cancellation)
    {
        var opened = await opener.OpenAsync(site, _subject, entry.Details!, json, cancellation);
        return opened is Opened<T>.Readable { Value: var value } ? (text(value), false) : (null, true);
    }
}
