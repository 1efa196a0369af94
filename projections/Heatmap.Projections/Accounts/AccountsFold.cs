using System.Text.Json;
using Heatmap.Events;

namespace Heatmap.Projections;

/// <summary>
/// The fold over one subject's events. A session belongs to one account: that of the visitor, where it is known, else of the network
/// that it came from first. Without a state nothing was known and nothing counted; who then gets an account is folded afresh.
/// </summary>
internal sealed class AccountsFold(Definitions definitions, AccountState? state) : ISubjectFold
{
    private AccountState? _state = state;

    /// <summary>False for what changes the account of events that were counted; else in order, and out of it what counts for nothing.</summary>
    public bool Follows(VisitorEvent next)
    {
        var link = _state?.Link ?? AccountLink.Unknown;
        if (IsSaying(next.Happened) || !link.After(next).Says(link)) return false;
        if (_state is not { } known) return !AllowsProfiling(next.Happened) && (next.Happened is not CaptureStarted capture || AccountOf(link, capture) is null);
        if (next.IsByVisitor && link.IsByHand && !known.HasSayings) return false;
        return !next.IsByVisitor || link.Objects || next.Moment >= known.Last || (next.Moment > known.First && !Counts(next.Happened));
    }

    public void Fold(VisitorEvent next, IEmissions emissions)
    {
        if (_state is not { } before) return;
        before = before with { Link = before.Link.Confirmed(next) };
        _state = before;
        if (before.Said.Count > 0) Tell(next, before.Said, emissions);
        if (!next.IsByVisitor || before.Link.Objects) return;
        var opened = before.Session is null || SessionSplit.Splits(definitions, (before.First.At, before.Last.At), EntryOf(before), next);
        var now = Extended(opened ? Opened(before, next) : before, next);
        if (now.Account is null && AccountNames.Of(now.Link, now.Network, definitions) is { } account) now = new AccountDeeds(now, next, definitions, emissions).Enter(account);
        if (now.Account is not null && Counts(next.Happened)) now = new AccountDeeds(now, next, definitions, emissions).Count();
        _state = now;
    }

    public byte[] Save() => _state is { IsWorthKeeping: true } kept ? JsonSerializer.SerializeToUtf8Bytes(kept, AccountStateJson.Default.AccountState) : [];

    private string? AccountOf(AccountLink link, CaptureStarted capture) => AccountNames.Of(link, AccountNames.NetworkOf(capture), definitions);

    /// <summary>What a person said. Who says the same again changes no link, and may have said it first.</summary>
    private static bool IsSaying(IEvent happened) => happened is AccountLinked or AccountUnlinked or AccountLinkWithdrawn;

    /// <summary>What undoes an objection. Of whom nothing counted nothing is known, also not whether they had objected.</summary>
    private static bool AllowsProfiling(IEvent happened) =>
        happened is ProfilingObjected { Objects: false } || (happened is ConsentChanged consent && consent.Categories.Contains("profiling"));

    /// <summary>What says that somebody was there, and did something. The rest may come in any order.</summary>
    private static bool Counts(IEvent happened) =>
        happened is CaptureStarted or PageLeft or VisitorIdentified || StepMatching.KindOf(happened) is not null;

    private static void Tell(VisitorEvent e, IReadOnlyList<(AccountSaid Said, EventId Event)> standing, IEmissions emissions)
    {
        foreach (var (said, _) in standing.Where(s => s.Event == e.Envelope.Id))
        {
            var row = new AccountSaidRow(e.Subject.ToString(), said.Account, said.Belongs, said.By);
            emissions.Put(new RowAddress(AccountSaidRow.View, "", row.Key), said.At, row, AccountJson.Default.AccountSaidRow);
        }
    }

    private static SessionEntry? EntryOf(AccountState session) => session.Entered ? new SessionEntry(session.Campaign) : null;

    private static AccountState Opened(AccountState before, VisitorEvent first) => new()
    {
        Link = before.Link,
        Said = before.Said,
        HasSayings = before.HasSayings,
        People = before.People,
        Session = SessionId.Of(first),
        First = first.Moment,
        Last = first.Moment,

        // A run that goes on after a pause says only once where it runs.
        Network = first.Envelope.Run == before.Last.Run ? before.Network : null,
    };

    private static AccountState Extended(AccountState session, VisitorEvent next)
    {
        session = session with { Last = next.Moment > session.Last ? next.Moment : session.Last };
        return next.Happened switch
        {
            CaptureStarted capture => session with { Network = AccountNames.NetworkOf(capture) },
            PageViewed view when !session.Entered => session with { Entered = true, Campaign = view.Campaign },
            _ => session,
        };
    }
}
