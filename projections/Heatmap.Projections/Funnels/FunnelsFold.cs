using System.Text.Json;
using Heatmap.Events;

namespace Heatmap.Projections;

/// <summary>The fold over one subject's events, through all of the site's funnels.</summary>
internal sealed class FunnelsFold(Definitions definitions, FunnelState state) : ISubjectFold
{
    private FunnelState _state = state;

    /// <summary>
    /// False for what changes the account of what was counted; else in order, and out of it only what no step asks for, inside the
    /// session underway.
    /// </summary>
    public bool Follows(VisitorEvent next) => definitions.Funnels.Count == 0
        || (_state.Link.After(next).Says(_state.Link)
            && (next.Moment >= _state.Last
                || (next.Moment > _state.First && next.Happened is not CaptureStarted && StepMatching.KindOf(next.Happened) is null)));

    public void Fold(VisitorEvent next, IEmissions emissions)
    {
        if (definitions.Funnels.Count == 0) return;
        if (_state.Link.Confirmed(next) is var link && !ReferenceEquals(link, _state.Link)) _state = _state with { Link = link };
        if (!next.IsByVisitor) return;
        var opened = _state.Session is null || SessionSplit.Splits(definitions, (_state.First.At, _state.Last.At), Entry, next);
        _state = Extended(opened ? Opened(next) : _state, next);
        if (opened || next.Happened is CaptureStarted) _state = Owned(_state);

        // Most of what a visitor does is no step of anything.
        if (!opened && StepMatching.KindOf(next.Happened) is null) return;
        Dictionary<string, FunnelStanding>? moved = null;
        foreach (var funnel in definitions.Funnels)
        {
            var before = _state.Standings.GetValueOrDefault(funnel.Id);
            var standing = before is null || (opened && funnel.Counting == FunnelCounting.Sessions) ? FunnelStanding.NotBegun : before;
            standing = Moved(funnel, standing, next, emissions);
            if (ReferenceEquals(standing, before ?? FunnelStanding.NotBegun)) continue;
            (moved ??= new Dictionary<string, FunnelStanding>(_state.Standings))[funnel.Id] = standing;
        }

        if (moved is not null) _state = _state with { Standings = moved };
    }

    /// <summary>Nothing for a subject of whom nothing is known: no row is kept of it.</summary>
    public byte[] Save() => _state is { Session: null, Link: var link } && link.Equals(AccountLink.Unknown) ? [] : JsonSerializer.SerializeToUtf8Bytes(_state, FunnelJson.Default.FunnelState);

    private SessionEntry? Entry => _state.Entered ? new SessionEntry(_state.Campaign) : null;

    private FunnelState Opened(VisitorEvent first) => new()
    {
        Session = SessionId.Of(first),
        First = first.Moment,
        Last = first.Moment,
        Device = first.Envelope.Device,
        Country = first.Envelope.Run == _state.Last.Run ? _state.Country : null,
        Network = first.Envelope.Run == _state.Last.Run ? _state.Network : null,
        Link = _state.Link,
        Standings = _state.Standings,
    };

    private static FunnelState Extended(FunnelState session, VisitorEvent next)
    {
        session = session with { Last = next.Moment > session.Last ? next.Moment : session.Last };
        return next.Happened switch
        {
            CaptureStarted capture => session with
            {
                Device = next.Envelope.Device,
                Country = capture.Country ?? session.Country,
                Network = AccountNames.NetworkOf(capture),
            },
            PageViewed view when !session.Entered => session with { Entered = true, Campaign = view.Campaign, Source = view.ReferrerHost },
            _ => session,
        };
    }

    /// <summary>As accounts count it: whose a session is by what came first, it stays.</summary>
    private FunnelState Owned(FunnelState session) =>
        session.Account is null && AccountNames.Of(session.Link, session.Network, definitions) is { } account ? session with { Account = account } : session;

    private FunnelStanding Moved(Funnel funnel, FunnelStanding standing, VisitorEvent next, IEmissions emissions)
    {
        var once = funnel.Matching == FunnelMatching.First;
        if (once && standing.Count?.Times.Count == funnel.Steps.Count) return standing;
        if (FunnelWalk.IsOver(funnel, standing.Attempt, next.Envelope.At)) standing = Renewed(standing, once);
        var begins = standing.Attempt.Furthest.Count == 0;
        var attempt = FunnelWalk.Next(funnel, definitions, standing.Attempt, next);
        if (ReferenceEquals(attempt, standing.Attempt)) return standing;
        standing = standing with { Attempt = attempt };
        if (attempt.Furthest.Count == 0) return standing;
        if (begins) standing = standing with { Facets = FacetsNow(), Weight = Weights.Of(next.Envelope.Weight) };
        return attempt.Furthest.Count > (standing.Count?.Times.Count ?? 0) ? Counted(funnel, standing, next, emissions) : standing;
    }

    /// <summary>An attempt that is over makes room for the next. Where each counts, what it came to stays; where one does, it is what the next has to beat.</summary>
    private static FunnelStanding Renewed(FunnelStanding standing, bool once) =>
        once ? new FunnelStanding { Count = standing.Count } : new FunnelStanding { Before = standing.Before + 1 };

    private FunnelStanding Counted(Funnel funnel, FunnelStanding standing, VisitorEvent next, IEmissions emissions)
    {
        standing.Count?.Contribute(funnel.Key, -1, emissions);
        var count = new FunnelCount(standing.Attempt.Furthest, standing.Facets!, standing.Weight);
        count.Contribute(funnel.Key, 1, emissions);
        var row = new FunnelRow { Subject = next.Subject.ToString(), Session = _state.Session!, Times = count.Times };
        var address = new RowAddress(FunnelRow.View, funnel.Key, KeyOf(funnel, standing, next));
        emissions.Put(address, FunnelRow.RankOf(count.Times.Count, count.Times[0]), row, FunnelRowJson.Default.FunnelRow);
        return standing with { Count = count };
    }

    private string KeyOf(Funnel funnel, FunnelStanding standing, VisitorEvent next)
    {
        var of = funnel.Counting == FunnelCounting.Sessions ? _state.Session! : next.Subject.ToString();
        return funnel.Matching == FunnelMatching.First ? of : $"{of}.{standing.Before}";
    }

    private FunnelFacets FacetsNow() => new(_state.Device, _state.Country, _state.Source, _state.Campaign?.Name, _state.Account);
}
