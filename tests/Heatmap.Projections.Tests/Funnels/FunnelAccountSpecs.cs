using FsCheck;
using FsCheck.Fluent;
using Heatmap.Events;

namespace Heatmap.Projections.Tests.Funnels;

/// <summary>A funnel keeps whose the session was in which an attempt began, by the very rule by which accounts are counted.</summary>
public sealed class FunnelAccountSpecs
{
    private static readonly Funnel Way = Walk.Of("ab") with { Counting = FunnelCounting.Sessions };

    [Fact]
    public void Who_is_of_no_account_has_no_part() => Accounts(new Visit().Start(0).View(1, "/a")).ShouldBeEmpty();

    [Fact]
    public void The_domain_of_an_identification_counts_before_the_network_and_for_the_sessions_before() =>
        Accounts(new Visit().StartFrom(0, "Globex Inc").View(1, "/a").View(60, "/a").View(61, "/b").Identify(62, "acme.example"))
            .ShouldBe(["domain:acme.example 2 1"]);

    [Fact]
    public void A_network_counts_for_the_sessions_that_came_from_it() =>
        Accounts(new Visit().StartFrom(0, "Globex Inc").View(1, "/a").StartFrom(60, null).View(61, "/a").StartFrom(120, "Globex Inc", "hosting").View(121, "/a"))
            .ShouldBe(["network:Globex Inc 1 0"]);

    [Fact]
    public void What_a_person_said_counts_before_all_and_until_it_is_taken_back()
    {
        var visit = new Visit().StartFrom(0, "Globex Inc").View(1, "/a").Told(2, new AccountLinked("domain:acme.example")).View(60, "/a");
        Accounts(visit).ShouldBe(["domain:acme.example 2 0"]);
        Accounts(visit.Told(120, new AccountUnlinked("domain:acme.example"))).ShouldBe(["network:Globex Inc 2 0"]);
    }

    [Fact]
    public void Who_objects_to_profiling_is_of_no_account() =>
        Accounts(new Visit().StartFrom(0, "Globex Inc").View(1, "/a").Identify(2, "acme.example").Told(3, new ProfilingObjected(true))).ShouldBeEmpty();

    [Fact]
    public void A_network_that_was_mapped_is_the_other_account()
    {
        var mapped = Walk.With(Way).Evolve(new AccountMapped("network:Globex Inc", "domain:acme.example", 3));
        Accounts(new Visit().StartFrom(0, "Globex Inc").View(1, "/a"), mapped).ShouldBe(["domain:acme.example 1 0"]);
        Walk.Funnels.VersionOf(mapped).ShouldBe(3);
        Walk.Funnels.VersionOf(Definitions.Default.Evolve(new AccountMapped("network:Globex Inc", null, 2))).ShouldBe(1);
    }

    private static readonly Arbitrary<string> Stories = Gen.Elements("abGANidlu.......".ToCharArray()).ArrayOf(24).Select(told => new string(told)).ToArbitrary();

    [Fact]
    public void Each_accounts_part_is_what_became_of_the_sessions_that_accounts_count_for_it() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Stories, story =>
    {
        var (visit, definitions) = (Told(story), Walk.With(Way));
        var accounts = Emitted.By(new AccountsProjection(), visit, definitions).Rows
            .Where(r => r.Value is AccountSessionRow).ToDictionary(r => r.Key.Key, r => r.Key.Parent);
        var reached = Emitted.By(Walk.Funnels, visit, definitions).Rows.Values.OfType<FunnelRow>()
            .Where(r => accounts.ContainsKey(r.Session)).GroupBy(r => accounts[r.Session])
            .Select(g => $"{g.Key} {g.Count()} {g.Count(r => r.Times.Count > 1)}");
        var parts = Accounts(visit);
        return parts.SequenceEqual(reached.Order(StringComparer.Ordinal)).Label($"{story}: {string.Join(", ", parts)}; by sessions {string.Join(", ", reached)}");
    }));

    /// <summary>Ten minutes a letter: pages, runs from networks after a pause, identifications, and what others said.</summary>
    private static Visit Told(string story)
    {
        var (visit, minute) = (new Visit(), 0);
        foreach (var letter in story)
        {
            // An attempt is of the account that its session has by then; a network that comes later in a session finds it begun.
            minute += letter is 'G' or 'A' or 'N' ? 40 : 10;
            _ = letter switch
            {
                'a' or 'b' => visit.View(minute, $"/{letter}"),
                'G' => visit.StartFrom(minute, "Globex Inc"),
                'A' => visit.StartFrom(minute, "Acme Corp"),
                'N' => visit.StartFrom(minute, null),
                'i' => visit.Identify(minute, "acme.example"),
                'd' => visit.Identify(minute, "globex.example"),
                'l' => visit.Told(minute, new AccountLinked("domain:initech.example")),
                'u' => visit.Told(minute, new AccountUnlinked("domain:initech.example")),
                _ => visit,
            };
        }

        return visit;
    }

    /// <summary>By account, how many began and how many got through.</summary>
    private static List<string> Accounts(Visit visit, Definitions? definitions = null)
    {
        var emitted = Emitted.By(Walk.Funnels, visit, definitions ?? Walk.With(Way));
        return [.. emitted.Totals.Keys.Where(k => k.Total.Name == FunnelView.NameOf(Walk.Key, FunnelView.Account)).Select(k => k.Total.Facet).Distinct()
            .Select(account => $"{account} {string.Join(' ', Walk.Counts(emitted, Way, FunnelView.Account, account))}")
            .Order(StringComparer.Ordinal)];
    }
}
