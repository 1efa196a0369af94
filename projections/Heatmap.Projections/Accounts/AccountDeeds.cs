using Heatmap.Events;

namespace Heatmap.Projections;

/// <summary>What one event of a session adds to the session's account.</summary>
internal sealed class AccountDeeds(AccountState state, VisitorEvent e, Definitions definitions, IEmissions emissions)
{
    // A session that opens more pages, or a person who reads more, is no more engaged for it.
    private const int MostPagesOfSession = 200;
    private const int MostPagesOfPerson = 50;

    private readonly long _at = e.Envelope.At;
    private AccountState _state = state;

    /// <summary>From here on the session counts for this account.</summary>
    public AccountState Enter(string account)
    {
        _state = _state with { Account = account, Pages = [] };
        var began = _state.First.At;
        emissions.Put(new RowAddress(AccountSessionRow.View, account, _state.Session!), began, new AccountSessionRow(e.Subject.ToString()), AccountJson.Default.AccountSessionRow);
        emissions.Put(new RowAddress(SessionAccountRow.View, "", _state.Session!), began, new SessionAccountRow(account), AccountJson.Default.SessionAccountRow);
        Add(AccountFigure.Sessions, 1, began);
        var person = Person ?? new AccountPersonRow { Subject = e.Subject.ToString(), First = _at };
        Show(person with { Sessions = person.Sessions + 1, Session = _state.Session! });
        Match(r => r.Match == IntentMatch.Visit, began);
        return _state;
    }

    public AccountState Count()
    {
        var person = Person!;
        Appear(person);
        if (e.Happened is PageViewed && e.Envelope.Path is { } path) person = View(person, definitions.PageOf(path));
        if (e.Happened is PageLeft left)
        {
            Add(AccountFigure.Engaged, left.Engaged, _at);
            person = person with { EngagedMs = person.EngagedMs + left.Engaged };
        }

        Match(r => r.Step is { } step && step.IsMetBy(e, definitions), _at);
        Show(person with { Last = _at });
        return _state;
    }

    private AccountPersonRow? Person => _state.People?.GetValueOrDefault(_state.Account!);

    /// <summary>Each hour, each day and each further day of a person counts once.</summary>
    private void Appear(AccountPersonRow person)
    {
        var seen = person.Last > 0;
        if (!seen || AccountCells.AbsoluteHour(person.Last) != AccountCells.AbsoluteHour(_at)) Add(AccountCells.HourOf(_at), 1, _at);
        if (seen && AccountCells.AbsoluteDay(person.Last) == AccountCells.AbsoluteDay(_at)) return;
        Add(AccountCells.OfPerson(AccountCells.SlotOf(person.Subject), _at), 1, _at);
        if (definitions.Intent.Counted.Any(r => r.Match == IntentMatch.People)) Enter(AccountEntryRow.AnyPeople, _at);
        if (!seen) return;
        Add(AccountFigure.Returns, 1, _at);
        Match(r => r.Match == IntentMatch.Return, _at);
    }

    private AccountPersonRow View(AccountPersonRow person, string page)
    {
        Add(AccountFigure.PageViews, 1, _at);
        if (_state.Pages is { Count: < MostPagesOfSession } seen && !seen.Contains(page))
        {
            Add(AccountFigure.Pages, 1, _state.First.At);
            _state = _state with { Pages = [.. seen, page] };
        }

        person = person with { PageViews = person.PageViews + 1 };
        if (person.Pages.Count >= MostPagesOfPerson && !person.Pages.ContainsKey(page)) return person;
        return person with { Pages = new Dictionary<string, int>(person.Pages) { [page] = person.Pages.GetValueOrDefault(page) + 1 } };
    }

    private void Match(Func<IntentRule, bool> isMet, long at)
    {
        foreach (var rule in definitions.Intent.Counted.Where(isMet))
        {
            Add(AccountCells.OfRule(rule.Number, at), 1, at);
            Enter(rule.Number, at);
        }
    }

    /// <summary>What explains a count, in the ledger.</summary>
    private void Enter(int rule, long at)
    {
        var entry = new AccountEntryRow
        {
            Rule = rule,
            Subject = e.Subject.ToString(),
            Session = _state.Session!,
            Event = e.Envelope.Id.Value,
            Moment = e.Moment,
            Revision = e.Revision,
            Page = e.Envelope.Path,
        };
        var key = FormattableString.Invariant($"{rule}.{entry.Subject}.{e.Revision}");
        emissions.Put(new RowAddress(AccountEntryRow.View, _state.Account!, key), at, entry, AccountJson.Default.AccountEntryRow);
    }

    private void Show(AccountPersonRow person)
    {
        _state = _state with { People = new Dictionary<string, AccountPersonRow>(_state.People ?? new Dictionary<string, AccountPersonRow>()) { [_state.Account!] = person } };
        emissions.Put(new RowAddress(AccountPersonRow.View, _state.Account!, person.Subject), person.Last > 0 ? person.Last : _at, person, AccountJson.Default.AccountPersonRow);
    }

    private void Add(AccountFigure figure, long count, long at) => Add(AccountCells.OfFigure(figure, at), count, at);

    /// <summary>What is of the whole session stands where the session begins: also where retention took a part of what made it this account's.</summary>
    private void Add(int cell, long count, long at)
    {
        var pack = AccountCells.PackOf(at);
        emissions.Contribute(new TotalAddress(AccountCells.Family, _state.Account!, "", "", AccountCells.QuarterOf(pack)), cell, count);
    }
}
