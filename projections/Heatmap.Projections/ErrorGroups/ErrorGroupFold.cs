using Heatmap.Events;

namespace Heatmap.Projections;

/// <summary>What the fold of sessions makes of errors. It is part of that fold since an error counts by the sessions it struck.</summary>
internal static class ErrorGroupFold
{
    /// <summary>The session with the error noted in it.</summary>
    public static SessionRow Noted(SessionRow session, ErrorOccurred error, VisitorEvent e, Definitions definitions, IEmissions emissions)
    {
        var known = session.Errors?.Contains(error.Fingerprint) == true;
        var page = e.Envelope.Path is { } path ? definitions.PageOf(path) : "";
        var total = new TotalAddress(
            ErrorGroupView.Family, error.Fingerprint, Facets.Of(e.Envelope.Device), page, TotalAddress.QuarterOf(e.Envelope.At));
        var weight = Weights.Of(e.Envelope.Weight);
        emissions.Contribute(total, ErrorGroupView.Times, weight);
        if (!known) emissions.Contribute(total, ErrorGroupView.Sessions, weight);
        var row = new ErrorRow
        {
            Subject = session.Subject,
            At = e.Envelope.At,
            Kind = error.Kind,
            Line = error.Line,
            Column = error.Column,
            Details = error.Details,
        };
        emissions.Put(new RowAddress(ErrorRow.View, error.Fingerprint, session.Id), row.At, row, SessionJson.Default.ErrorRow);
        return known ? session : session with { Errors = [.. session.Errors ?? [], error.Fingerprint] };
    }
}
