using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Query.Tests.Accounts;

/// <summary>Scores fade as their half-lives say, and ledgers sum to them.</summary>
public sealed class LedgerSpecs
{
    private const long Hour = 3_600_000;
    private const long Day = 24 * Hour;

    /// <summary>The beginning of a pack, so that a few weeks later are in the next.</summary>
    private static readonly long Begin = AccountCells.BeginOf(AccountCells.PackOf(1795255200000));

    [Fact]
    public void A_week_later_half_of_the_points_are_left()
    {
        var facts = new Facts().Match(1, Begin + (5 * Hour)).Match(8, Begin + Day).Person("a", Begin).Person("b", Begin + Day);

        foreach (var weeks in new[] { 1, 2, 5 })
            facts.At(Begin + (2 * Day) + (weeks * 7 * Day)).Points.ShouldBe(facts.At(Begin + (2 * Day)).Points / Math.Pow(2, weeks), 1e-9);
    }

    [Fact]
    public void The_curve_and_the_categories_are_what_the_documentation_says()
    {
        var rules = DefaultIntentRules.Rules;
        IntentScore.Of(0, rules).ShouldBe(0);
        IntentScore.Of(-30, rules).ShouldBe(0);
        IntentScore.Of(40, rules).ShouldBe(6321);
        IntentScore.Of(100_000, rules).ShouldBe(10_000);
        IntentScore.CategoryOf(1999, rules).ShouldBe(AccountCategory.Looker);
        IntentScore.CategoryOf(2000, rules).ShouldBe(AccountCategory.Researching);
        IntentScore.CategoryOf(6000, rules).ShouldBe(AccountCategory.HighIntent);
    }

    [Fact]
    public void No_rule_is_worth_more_than_its_cap()
    {
        var (pricing, careers) = (new Facts(), new Facts().Match(8, Begin).Match(9, Begin));
        for (var i = 0; i < 100; i++)
        {
            pricing.Match(1, Begin);
            careers.Match(6, Begin);
        }

        pricing.At(Begin).Points.ShouldBe(45);
        careers.At(Begin).Points.ShouldBe(15 + 25 - 45);
        careers.At(Begin).Intent.ShouldBe(0);
    }

    [Fact]
    public void Several_people_count_each_but_one_by_their_last_day()
    {
        new Facts().Person("a", Begin).Person("a", Begin + Day).At(Begin + Day).Points.ShouldBe(0);
        new Facts().Person("a", Begin).Person("b", Begin).At(Begin).Points.ShouldBe(10);
        new Facts().Person("a", Begin).Person("b", Begin).Person("b", Begin + Day).At(Begin + (7 * Day)).Points.ShouldBe(5, 1e-9);
    }

    [Fact]
    public void What_came_later_doesn_t_count_yet()
    {
        var facts = new Facts().Match(1, Begin).Match(1, Begin + (40 * Day));

        facts.At(Begin).Points.ShouldBe(15);
        facts.At(Begin + (40 * Day)).Points.ShouldBeGreaterThan(15);
        facts.Find(Begin - Hour).ShouldBeNull();
    }

    [Fact]
    public void Engagement_fills_its_four_quarters()
    {
        var facts = new Facts().Figure(AccountFigure.PageViews, Begin, 20);
        facts.At(Begin).Engagement.ShouldBe(1580, "25 (1 - 1/e)");
        facts.Figure(AccountFigure.Pages, Begin, 1_000).Figure(AccountFigure.Engaged, Begin, 100_000_000).Figure(AccountFigure.Returns, Begin, 100).Figure(AccountFigure.PageViews, Begin, 1_000);
        facts.At(Begin).Engagement.ShouldBe(10_000);
    }

    [Fact]
    public void Every_ledger_sums_to_its_score_to_the_last_digit() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        var facts = new Facts();
        for (var i = random.Next(60); i >= 0; i--)
        {
            var at = Begin + (random.NextInt64(0, 50 * 24) * Hour);
            if (random.Next(4) == 0) facts.Person($"visitor {random.Next(5)}", at);
            else facts.Match(1 + random.Next(11), at, gone: random.Next(5) == 0);
        }

        var now = Begin + (random.NextInt64(1, 60 * 24) * Hour);
        if (facts.Find(now) is not { } figures) return;
        var ledger = facts.LedgerAt(now)!;
        ledger.Intent.ShouldBe(figures.Intent);
        ledger.Entries.Sum(e => e.Share).ShouldBe(ledger.Entries.Count == 0 ? 0 : figures.Intent);
        ledger.Entries.Sum(e => e.Points).ShouldBe(figures.Points, 1e-6);
        ledger.Entries.ShouldAllBe(e => e.At <= now);
    }));

    [Fact]
    public void A_row_that_the_totals_know_nothing_of_is_read_again()
    {
        var facts = new Facts().Match(1, Begin);
        facts.Row(1, Begin);
        facts.LedgerAt(Begin).ShouldBeNull();
    }

    /// <summary>An account's totals and the rows that explain them.</summary>
    private sealed class Facts
    {
        private readonly Dictionary<long, Dictionary<int, long>> _packs = [];
        private readonly HashSet<(string, long)> _days = [];
        private readonly List<ViewRow> _rows = [];

        public Facts Match(int rule, long at, bool gone = false)
        {
            if (!gone) Row(rule, at);
            return Seen(at).Add(AccountCells.OfRule(rule, at), at, 1);
        }

        public Facts Person(string subject, long at)
        {
            if (!_days.Add((subject, AccountCells.AbsoluteDay(at)))) return this;
            Row(AccountEntryRow.AnyPeople, at, subject);
            return Seen(at).Add(AccountCells.OfPerson(AccountCells.SlotOf(subject), at), at, 1);
        }

        public Facts Figure(AccountFigure figure, long at, long count) => Seen(at).Add(AccountCells.OfFigure(figure, at), at, count);

        public void Row(int rule, long at, string subject = "a")
        {
            var row = new AccountEntryRow { Rule = rule, Subject = subject, Session = "s", Event = Guid.NewGuid(), Moment = new Moment(at, Guid.Empty, _rows.Count) };
            var key = new ViewKey(AccountEntryRow.View, "shop", "domain:acme.example", $"{rule}.{subject}.{_rows.Count}");
            _rows.Add(new ViewRow(key, at, JsonSerializer.SerializeToUtf8Bytes(row, AccountJson.Default.AccountEntryRow)));
        }

        public AccountFigures At(long at) => Find(at)!;

        public AccountFigures? Find(long at)
        {
            var tally = new AccountTally(DefaultIntentRules.Rules, new Decay(at), at);
            foreach (var (pack, cells) in _packs) tally.Add(pack, SparseGrid.Encode(cells));
            return tally.ToFigures("domain:acme.example");
        }

        public AccountLedger? LedgerAt(long at)
        {
            var writing = new LedgerWriting(DefaultIntentRules.Rules, new Decay(at), at);
            foreach (var (pack, cells) in _packs) writing.Add(pack, SparseGrid.Encode(cells));
            return writing.Write([.. _rows.Where(r => r.Rank <= at).OrderByDescending(r => r.Rank)]);
        }

        private Facts Seen(long at) => Add(AccountCells.HourOf(at), at, 1);

        private Facts Add(int cell, long at, long count)
        {
            if (!_packs.TryGetValue(AccountCells.PackOf(at), out var cells)) _packs[AccountCells.PackOf(at)] = cells = [];
            cells[cell] = cells.GetValueOrDefault(cell) + count;
            return this;
        }
    }
}
