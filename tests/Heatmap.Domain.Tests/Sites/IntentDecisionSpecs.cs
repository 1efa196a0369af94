using Heatmap.Events;

namespace Heatmap.Domain.Tests.Sites;

public sealed class IntentDecisionSpecs
{
    private static readonly SiteId Shop = new("shop");
    private static readonly SiteRegistered Registered = new("leaf", "Leaf", "pk_1", ["https://leaf.example"]);
    private static readonly IntentRule Basket = new() { Number = 0, Name = "Basket seen", Step = new FunnelStep { Kind = StepKind.Page, Page = "/basket" }, Weight = 10, Cap = 20 };
    private static readonly IntentRule Pricing = DefaultIntentRules.Rules.Rules[0];

    [Fact]
    public void A_rule_that_matches_something_new_gets_a_new_number_and_one_that_doesn_t_keeps_its_own()
    {
        var drafted = Draft(Basket, Pricing with { Number = 0, Weight = 30 });

        drafted.Rules.Rules.Select(r => r.Number).ShouldBe([13, Pricing.Number]);
        drafted.Version.ShouldBe(2);
    }

    [Fact]
    public void A_number_is_never_given_twice_also_when_the_draft_was_dropped()
    {
        var (first, other) = (Draft(Basket), Basket with { Step = new FunnelStep { Kind = StepKind.Page, Page = "/cart" } });

        Decide([Registered, first, new IntentRulesDropped(3)], new SiteCommand.DraftIntentRules(RulesOf(other))).ShouldHaveSingleItem()
            .ShouldBeOfType<IntentRulesDrafted>().Rules.Rules[0].Number.ShouldBe(14);
    }

    [Fact]
    public void Only_what_matches_something_new_has_accounts_counted_again()
    {
        var definitions = Evolved(Registered, Draft(Pricing with { Weight = 30 })).Definitions;
        (definitions.Version, definitions.AccountsVersion).ShouldBe((2, 1));
        definitions = Evolved(Registered, Draft(Basket)).Definitions;
        (definitions.AccountsVersion, definitions.ReadingVersion).ShouldBe((2, 1));
        definitions = Evolved(Registered, Draft(Basket), new IntentRulesAccepted(3)).Definitions;
        definitions.AccountsVersion.ShouldBe(2);
        definitions.Intent.Rules.Rules.ShouldHaveSingleItem().Name.ShouldBe("Basket seen");
        Evolved(Registered, Draft(Basket), new IntentRulesDropped(3)).Definitions.Intent.Rules.ShouldBe(DefaultIntentRules.Rules);
    }

    [Fact]
    public void Without_a_draft_there_is_nothing_to_accept_or_drop()
    {
        Refused(new SiteCommand.AcceptIntentRules(), "no-draft");
        Refused(new SiteCommand.DropIntentRules(), "no-draft");
    }

    [Fact]
    public void What_a_rule_may_be_is_checked()
    {
        Refused(Of(Basket with { Cap = 9 }), "bad-rule");
        Refused(Of(Basket with { Weight = 0 }), "bad-rule");
        Refused(Of(Basket with { HalfLife = 0 }), "bad-rule");
        Refused(Of(Basket with { Match = IntentMatch.Visit }), "bad-rule");
        Refused(Of(Basket with { Step = null }), "bad-rule");
        Refused(Of(Basket, Basket with { Name = "Again" }), "bad-rule");
        Refused(Of(Basket with { Step = new FunnelStep { Kind = StepKind.Page } }), "bad-step");
        Refused(Of(), "bad-rules");
        Refused(new SiteCommand.DraftIntentRules(RulesOf(Basket) with { Researching = 60 }), "bad-thresholds");

        static SiteCommand Of(params IntentRule[] rules) => new SiteCommand.DraftIntentRules(RulesOf(rules));
    }

    [Fact]
    public void Accounts_are_mapped_by_hand_and_never_in_a_circle()
    {
        const string Network = "network:Acme Corp", Domain = "domain:acme.example";
        Decide([Registered], new SiteCommand.MapAccount(Network, Domain)).ShouldBe([new AccountMapped(Network, Domain, 2)]);
        Decide([Registered, new AccountMapped(Network, Domain, 2)], new SiteCommand.MapAccount(Network, Domain)).ShouldBeEmpty();
        Refused(new SiteCommand.MapAccount(Domain, Network), "bad-account", new AccountMapped(Network, Domain, 2));
        Refused(new SiteCommand.MapAccount("Acme", Domain), "bad-account");
    }

    [Fact]
    public void Of_a_visitor_who_is_not_there_or_no_longer_nothing_can_be_said()
    {
        var rules = VisitorDecider.Rules;
        Should.Throw<RefusedException>(() => rules.Decide(new VisitorCommand.Object(true), rules.Initial)).Code.ShouldBe("unknown-visitor");
        var visitor = rules.Evolve(rules.Initial, new PageLeft(1));
        rules.Decide(new VisitorCommand.Object(true), visitor).ShouldBe([new ProfilingObjected(true)]);
        rules.Decide(new VisitorCommand.Object(true), rules.Evolve(visitor, new ProfilingObjected(true))).ShouldBeEmpty();
        var gone = rules.Evolve(visitor, new SubjectForgotten(Guid.Empty, ErasureEffect.KeepTotals));
        Should.Throw<RefusedException>(() => rules.Decide(new VisitorCommand.LinkAccount("domain:acme.example"), gone)).Code.ShouldBe("unknown-visitor");
    }

    [Fact]
    public void What_was_said_of_a_visitor_is_taken_back_once_whichever_it_was()
    {
        const string Acme = "domain:acme.example", Globex = "domain:globex.example";
        var rules = VisitorDecider.Rules;
        var visitor = new IEvent[] { new PageLeft(1), new AccountLinked(Acme), new AccountUnlinked(Globex) }.Aggregate(rules.Initial, rules.Evolve);
        foreach (var account in new[] { Acme, Globex })
        {
            rules.Decide(new VisitorCommand.WithdrawAccount(account), visitor).ShouldBe([new AccountLinkWithdrawn(account)]);
            visitor = rules.Evolve(visitor, new AccountLinkWithdrawn(account));
            rules.Decide(new VisitorCommand.WithdrawAccount(account), visitor).ShouldBeEmpty();
        }

        (visitor.Linked, visitor.Unlinked.Count).ShouldBe((null, 0));
    }

    [Fact]
    public void What_is_taken_back_of_networks_leaves_room_for_others()
    {
        IEvent[] full = [.. Enumerable.Range(0, 10_000).Select(n => new AccountMapped($"network:{n}", null, 2))];
        Refused(new SiteCommand.MapAccount("network:one more", null), "too-many-accounts", full);
        Decide([Registered, .. full], new SiteCommand.MapAccount("network:7", "network:7")).ShouldHaveSingleItem();
        Decide([Registered, .. full, new AccountMapped("network:7", "network:7", 3)], new SiteCommand.MapAccount("network:one more", null)).ShouldHaveSingleItem();
    }

    private static IntentRules RulesOf(params IntentRule[] rules) => new() { Rules = rules };

    private static IntentRulesDrafted Draft(params IntentRule[] rules) =>
        Decide([Registered], new SiteCommand.DraftIntentRules(RulesOf(rules))).ShouldHaveSingleItem().ShouldBeOfType<IntentRulesDrafted>();

    private static SiteProfile Evolved(params IEvent[] given) => given.Aggregate((SiteProfile?)null, (site, e) => SiteProfile.Evolve(Shop, site, e))!;

    private static IReadOnlyList<IEvent> Decide(IEvent[] given, SiteCommand command) => SiteDecider.RulesOf(Shop).Decide(command, Evolved(given));

    private static void Refused(SiteCommand command, string code, params IEvent[] given) =>
        Should.Throw<RefusedException>(() => Decide([Registered, .. given], command)).Code.ShouldBe(code);
}
