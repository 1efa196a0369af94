using System.Text.Json;
using Heatmap.Events;

namespace Heatmap.Projections;

/// <summary>The fold over one subject's events; all it keeps is the session underway.</summary>
internal sealed class SessionFold(Definitions definitions, SessionRow? current) : ISubjectFold
{
    private SessionRow? _current = current;

    /// <summary>
    /// In order always. Out of order what changes nothing but counts: an event inside the session underway, unless it is the start
    /// of a run (which says what device it is), an error (the last of its kind is shown) or a page view that would be the session's
    /// entry or split it.
    /// </summary>
    public bool Follows(VisitorEvent next)
    {
        if (_current is not { } session || next.Moment >= session.Last) return true;
        return next.Moment > session.First && next.Happened switch
        {
            CaptureStarted or ErrorOccurred => false,
            PageViewed view => session.PageViews == 0 || (next.Moment > session.EntryAt && !SessionSplit.Splits(definitions, EntryOf(session), view)),
            _ => true,
        };
    }

    public void Fold(VisitorEvent next, IEmissions emissions)
    {
        if (!next.IsByVisitor) return;
        var session = _current is { } open && !Splits(open, next) ? open : Opened(next, _current);
        _current = Extended(session, next);
        if (next.Happened is ErrorOccurred error) _current = ErrorGroupFold.Noted(_current, error, next, definitions, emissions);
        emissions.Put(new RowAddress(SessionRow.View, "", _current.Id), _current.First.At, _current, SessionJson.Default.SessionRow);
    }

    public byte[] Save() => _current is null ? [] : JsonSerializer.SerializeToUtf8Bytes(_current, SessionJson.Default.SessionRow);

    private bool Splits(SessionRow open, VisitorEvent next) =>
        SessionSplit.Splits(definitions, (open.First.At, open.Last.At), EntryOf(open), next);

    private static SessionEntry? EntryOf(SessionRow session) => session.PageViews > 0 ? new SessionEntry(session.Campaign) : null;

    private SessionRow Opened(VisitorEvent first, SessionRow? before) => new()
    {
        Id = SessionId.Of(first),
        Subject = first.Subject.ToString(),
        First = first.Moment,
        Last = first.Moment,
        FirstRevision = first.Revision,
        LastRevision = first.Revision,
        Device = first.Envelope.Device,
        Gap = definitions.SessionGap,

        // A run that goes on after a pause says only once what it runs on.
        Capture = before?.Last.Run == first.Envelope.Run ? before.Capture : null,
    };

    private SessionRow Extended(SessionRow session, VisitorEvent next)
    {
        session = session with
        {
            Last = next.Moment > session.Last ? next.Moment : session.Last,
            FirstRevision = Math.Min(session.FirstRevision, next.Revision),
            LastRevision = Math.Max(session.LastRevision, next.Revision),
            Events = session.Events + 1,
        };
        return next.Happened switch
        {
            PageViewed view => Viewed(session, view, next),
            PointerClicked { Button: 0, Trusted: true } => session with { Clicks = session.Clicks + 1 },
            PageLeft left => session with { EngagedMs = session.EngagedMs + left.Engaged },
            CaptureStarted capture when session.Capture is null => session with { Capture = capture, Device = next.Envelope.Device },
            _ => session,
        };
    }

    private SessionRow Viewed(SessionRow session, PageViewed view, VisitorEvent next)
    {
        var page = next.Envelope.Path is { } path ? definitions.PageOf(path) : null;
        var first = session.PageViews == 0;
        var last = first || next.Moment >= session.ExitAt;
        return session with
        {
            PageViews = session.PageViews + 1,
            EntryPage = first ? page : session.EntryPage,
            EntryAt = first ? next.Moment : session.EntryAt,
            ExitPage = last ? page : session.ExitPage,
            ExitAt = last ? next.Moment : session.ExitAt,
            ReferrerHost = first ? view.ReferrerHost : session.ReferrerHost,
            Campaign = first ? view.Campaign : session.Campaign,
        };
    }
}
