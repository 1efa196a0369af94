using Heatmap.Events;

namespace Heatmap.Projections.Tests.Accounts;

/// <summary>What is counted for an account.</summary>
public sealed class AccountFactSpecs
{
    private const double Day = 24 * 60;

    private static readonly Visit Visits = new Visit()
        .StartFrom(0, "Acme Corp").View(0, "/pricing").View(1, "/pricing").View(2, "/careers/cook").Leave(3, "/pricing", 9_000)
        .Submit(4, "/contact").Track(5, "signup", "{}")
        .StartFrom(Day, "Acme Corp").View(Day, "/docs/start");

    private static readonly Emitted Counted = Emitted.By(new AccountsProjection(), Visits);

    [Fact]
    public void Each_match_of_a_rule_counts()
    {
        var matches = DefaultIntentRules.Rules.Rules.ToDictionary(r => r.Name, r => AccountLinkSpecs.Matches(Counted, r.Number));

        matches["Pricing seen"].ShouldBe(2);
        matches["Careers read"].ShouldBe(1);
        matches["Documentation read"].ShouldBe(1);
        matches["Form sent"].ShouldBe(1);
        matches["Signed up"].ShouldBe(1);
        matches["Visited lately"].ShouldBe(2);
        matches["Came back"].ShouldBe(1);
        matches["Security seen"].ShouldBe(0);
    }

    [Fact]
    public void Each_match_has_an_entry_that_names_event_and_session()
    {
        var entries = Counted.Rows.Values.OfType<AccountEntryRow>().ToList();

        entries.Count(e => e.Rule == 1).ShouldBe(2);
        var pricing = entries.First(e => e.Rule == 1);
        Visits.Events.ShouldContain(e => e.Envelope.Id.Value == pricing.Event && e.Happened is PageViewed);
        entries.Select(e => e.Session).Distinct().Count().ShouldBe(2);
        entries.Count(e => e.Rule == AccountEntryRow.AnyPeople).ShouldBe(2, "a person counts once a day");
    }

    [Fact]
    public void Figures_are_counted_by_the_day()
    {
        Figure(AccountFigure.Sessions).ShouldBe(2);
        Figure(AccountFigure.PageViews).ShouldBe(4);
        Figure(AccountFigure.Pages).ShouldBe(3, "the price list counts once in a session");
        Figure(AccountFigure.Engaged).ShouldBe(9_000);
        Figure(AccountFigure.Returns).ShouldBe(1);

        long Figure(AccountFigure figure) => Counted.Totals
            .Where(t => t.Key.Cell >= AccountCells.Figures && t.Key.Cell < AccountCells.People && (t.Key.Cell - AccountCells.Figures) / AccountCells.Days == (int)figure)
            .Sum(t => t.Value);
    }

    [Fact]
    public void The_person_s_row_tells_what_was_done()
    {
        var person = Counted.Rows.Values.OfType<AccountPersonRow>().Single();

        (person.Sessions, person.PageViews, person.EngagedMs).ShouldBe((2, 4, 9_000));
        person.Pages["/pricing"].ShouldBe(2);
    }

    [Fact]
    public void A_pack_s_total_stands_in_its_last_quarter_hour()
    {
        var pack = AccountCells.PackOf(Visit.Ten);
        var quarter = AccountCells.QuarterOf(pack);

        (quarter * 900_000).ShouldBeGreaterThanOrEqualTo(Visit.Ten);
        ((quarter + 1) * 900_000).ShouldBe(AccountCells.BeginOf(pack + 1));
        AccountCells.DayOf(pack).ShouldBe(quarter / 96);
        Counted.Totals.Keys.Select(t => t.Total.Quarter).ShouldAllBe(q => q == quarter);
    }

    [Fact]
    public void Of_whom_nothing_says_an_account_nothing_is_kept()
    {
        var fold = new AccountsProjection().Begin(Definitions.Default);
        var emitted = new Emitted();
        foreach (var e in new Visit().Start(0).View(0, "/pricing").Identify(1, null).Events)
        {
            fold.Follows(e).ShouldBeTrue();
            fold.Fold(e, emitted);
        }

        fold.Save().ShouldBeEmpty();
        emitted.Totals.ShouldBeEmpty();
    }

    [Fact]
    public void What_tells_of_another_account_asks_for_a_fresh_fold()
    {
        var visit = new Visit().StartFrom(0, "Acme Corp").View(0, "/").Identify(1, "acme.example");
        new AccountsProjection().Begin(Definitions.Default).Follows(visit.Events[0]).ShouldBeFalse();
        var fold = new AccountsProjection().Begin(Definitions.Default, [.. visit.Events.Take(2)]);
        foreach (var e in visit.Events.Take(2)) fold.Fold(e, new Emitted());

        fold.Follows(visit.Events[2]).ShouldBeFalse();
        new AccountsProjection().Resume(Definitions.Default, fold.Save()).Save().ShouldBe(fold.Save());
    }
}
