using System.Text.Json.Serialization.Metadata;
using Heatmap.Events;
using Heatmap.Privacy;
using Heatmap.Projections;

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

    public async Task<string?> Detail(SubjectLoader subjects) =>
        (await OpenAsync(subjects)).Text;

    public async Task<bool> Erased(SubjectLoader subjects) =>
        (await OpenAsync(subjects)).Erased;

    public async Task<ErrorPlaceFields?> Place(SubjectLoader subjects)
    {
        if (entry is not { Happened: ErrorOccurred error, Details: { } sealedDetails }) return null;
        var opened = Opener.Open(await subjects.LoadAsync((site, _subject)), sealedDetails, EventJson.Default.ErrorDetails);
        return opened is Opened<ErrorDetails>.Readable { Value.Source: { Length: > 0 } address }
            ? new ErrorPlaceFields(site, address, error.Line, error.Column)
            : null;
    }

    private async Task<(string? Text, bool Erased)> OpenAsync(SubjectLoader subjects)
    {
        var json = EventJson.Default;
        return entry switch
        {
            { Details: null } => (null, false),
            { Happened: PageViewed } => await TextAsync(subjects, json.PageDetails, d => d.Url),
            { Happened: PointerClicked } => await TextAsync(subjects, json.ElementDetails, d => d.Text),
            { Happened: FieldFilled } => await TextAsync(subjects, json.ElementDetails, d => d.Value),
            { Happened: CaptureStarted } => await TextAsync(subjects, json.DeviceDetails, d => d.UserAgent),
            { Happened: ErrorOccurred } => await TextAsync(subjects, json.ErrorDetails, d => d.Message),
            { Happened: VisitorIdentified } => await TextAsync(subjects, json.IdentityDetails, d => d.Email ?? d.UserId),
            { Happened: CustomTracked } => await TextAsync(subjects, json.PropertyDetails, d => d.Properties.GetRawText()),
            _ => (null, false),
        };
    }

    private async Task<(string? Text, bool Erased)> TextAsync<T>(
        SubjectLoader subjects, JsonTypeInfo<T> json, Func<T, string?> text)
    {
        var opened = Opener.Open(await subjects.LoadAsync((site, _subject)), entry.Details!, json);
        return opened is Opened<T>.Readable { Value: var value } ? (text(value), false) : (null, true);
    }
}
