using Heatmap.Events;

namespace Heatmap.Projections.Tests.Accounts;

/// <summary>Which account counts what a visitor does.</summary>
public sealed class AccountLinkSpecs
{
    private const string Acme = "domain:acme.example";
    private const string AcmeNetwork = "network:Acme Corp";

    [Fact]
    public void A_network_where_people_work_is_an_account() =>
        AccountsOf(new Visit().StartFrom(0, "Acme Corp").View(0, "/pricing")).ShouldBe([AcmeNetwork]);

    [Theory]
    [InlineData("Comcast Cable Communications, LLC")]
    [InlineData("Deutsche Telekom AG")]
    [InlineData("Vodafone GmbH")]
    [InlineData("Acme Cloud Hosting")]
    [InlineData(null)]
    public void A_network_by_which_anybody_comes_is_none(string? network) =>
        AccountsOf(new Visit().StartFrom(0, network).View(0, "/pricing")).ShouldBeEmpty();

    [Theory]
    [InlineData("hosting")]
    [InlineData("mobile")]
    [InlineData("vpn")]
    public void A_network_that_is_flagged_is_none(string flag) =>
        AccountsOf(new Visit().StartFrom(0, "Acme Corp", flag).View(0, "/pricing")).ShouldBeEmpty();

    [Theory]
    [InlineData("gmail.com")]
    [InlineData("mailinator.com")]
    [InlineData("box.mailinator.com")]
    [InlineData(null)]
    public void A_free_or_throw_away_address_makes_no_account(string? domain) =>
        AccountsOf(new Visit().Start(0).View(0, "/pricing").Identify(1, domain)).ShouldBeEmpty();

    [Fact]
    public void Who_is_identified_later_counts_with_all_that_was_done_before()
    {
        var emitted = Emitted.By(new AccountsProjection(), new Visit().StartFrom(0, "Acme Corp").View(0, "/pricing").View(1, "/docs").Identify(2, "acme.example"));

        emitted.Totals.Keys.Select(t => t.Total.Name).Distinct().ShouldBe([Acme]);
        Matches(emitted, rule: 1).ShouldBe(1);
        emitted.Rows.Keys.Where(r => r.View != SessionAccountRow.View).Select(r => r.Parent).Distinct().ShouldBe([Acme]);
    }

    [Fact]
    public void Sessions_from_two_networks_count_for_each() =>
        AccountsOf(new Visit().StartFrom(0, "Acme Corp").View(0, "/").StartFrom(100, "Globex Inc").View(100, "/")).ShouldBe([AcmeNetwork, "network:Globex Inc"], ignoreOrder: true);

    [Fact]
    public void Each_session_tells_the_account_that_it_counts_for_and_one_of_no_account_tells_none()
    {
        var visit = new Visit().StartFrom(0, "Acme Corp").View(0, "/").StartFrom(100, "Globex Inc").View(100, "/").StartFrom(200, null).View(200, "/");
        var emitted = Emitted.By(new AccountsProjection(), visit);

        var listed = emitted.Rows.Where(r => r.Value is AccountSessionRow).Select(r => $"{r.Key.Key} {r.Key.Parent}").Order(StringComparer.Ordinal).ToList();
        listed.Count.ShouldBe(2);
        emitted.Rows.Where(r => r.Key.View == SessionAccountRow.View).Select(r => $"{r.Key.Key} {((SessionAccountRow)r.Value).Account}")
            .Order(StringComparer.Ordinal).ShouldBe(listed);
    }

    [Fact]
    public void A_person_who_links_a_visitor_is_believed_before_everything_else() =>
        AccountsOf(new Visit().StartFrom(0, "Acme Corp").View(0, "/").Identify(1, "acme.example").Told(2, new AccountLinked("domain:globex.example"))).ShouldBe(["domain:globex.example"]);

    [Fact]
    public void Who_is_unlinked_falls_back_to_what_else_is_known() =>
        AccountsOf(new Visit().StartFrom(0, "Acme Corp").View(0, "/").Identify(1, "acme.example").Told(2, new AccountUnlinked(Acme))).ShouldBe([AcmeNetwork]);

    [Fact]
    public void A_link_that_was_taken_back_counts_for_no_session_in_between_either() =>
        AccountsOf(new Visit().StartFrom(0, "Acme Corp").View(0, "/").Told(1, new AccountLinked("domain:globex.example")).View(100, "/").Told(200, new AccountUnlinked("domain:globex.example")))
            .ShouldBe([AcmeNetwork]);

    [Fact]
    public void A_network_that_is_said_to_be_a_domain_s_counts_there()
    {
        var definitions = Definitions.Default.Evolve(new AccountMapped(AcmeNetwork, Acme, 2));

        AccountsOf(new Visit().StartFrom(0, "Acme Corp").View(0, "/"), definitions).ShouldBe([Acme]);
        AccountsOf(new Visit().StartFrom(0, "Acme Corp").View(0, "/"), definitions.Evolve(new AccountMapped(AcmeNetwork, null, 3))).ShouldBeEmpty();
    }

    [Fact]
    public void Who_objects_to_profiling_counts_nowhere_and_who_no_longer_does_counts_again()
    {
        var visit = new Visit().StartFrom(0, "Acme Corp").View(0, "/pricing").Told(1, new ProfilingObjected(true));
        AccountsOf(visit).ShouldBeEmpty();
        AccountsOf(visit.Told(2, new ProfilingObjected(false))).ShouldBe([AcmeNetwork]);
        AccountsOf(new Visit().StartFrom(0, "Acme Corp").View(0, "/").Told(1, new ConsentChanged(["analytics"], "gpc"))).ShouldBeEmpty();
    }

    /// <summary>Of a visitor of no account nothing is kept: what undoes something must not take that for nothing having been said.</summary>
    [Fact]
    public void What_undoes_something_is_folded_afresh_though_nothing_of_the_visitor_was_kept()
    {
        var nothingKept = new AccountsProjection().Begin(Definitions.Default);
        var undoing = new Visit().Told(0, new ProfilingObjected(false)).Told(1, new ConsentChanged(["profiling"], "banner")).Told(2, new AccountLinkWithdrawn(Acme));
        undoing.Events.ShouldAllBe(e => !nothingKept.Follows(e));
        nothingKept.Follows(new Visit().Told(0, new ConsentChanged(["analytics"], "banner")).Events[0]).ShouldBeTrue();
    }

    [Fact]
    public void What_retention_leaves_known_stands_for_the_events_that_went() =>
        AccountsOf(new Visit().StartFrom(0, "Acme Corp").View(0, "/").Told(2, new VisitorKnown("acme.example", Visit.Ten, null, null, false))).ShouldBe([Acme]);

    [Fact]
    public void What_others_say_makes_no_session_longer() =>
        Emitted.By(new SessionTimelineProjection(), new Visit().Start(0).View(0, "/").Told(20, new AccountLinked(Acme))).Sessions.Single().Events.ShouldBe(2);

    internal static IReadOnlyList<string> AccountsOf(Visit visit, Definitions? definitions = null)
    {
        var emitted = Emitted.By(new AccountsProjection(), visit, definitions);
        return [.. emitted.Totals.Where(t => t.Value != 0).Select(t => t.Key.Total.Name).Distinct()];
    }

    internal static long Matches(Emitted emitted, int rule) =>
        emitted.Totals.Where(t => t.Key.Cell >= AccountCells.Rules && (t.Key.Cell - AccountCells.Rules) / AccountCells.Hours == rule).Sum(t => t.Value);
}
