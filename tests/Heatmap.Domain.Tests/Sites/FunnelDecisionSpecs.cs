using Heatmap.Events;

namespace Heatmap.Domain.Tests.Sites;

public sealed class FunnelDecisionSpecs
{
    private static readonly SiteId Shop = new("shop");
    private static readonly SiteRegistered Registered = new("leaf", "Leaf", "pk_1", ["https://leaf.example"]);
    private static readonly Funnel Basket = new()
    {
        Id = "f1",
        Name = "To the basket",
        Steps = [new() { Kind = StepKind.Page, Page = "/products/*" }, new() { Kind = StepKind.Click, Selector = "#buy" }],
        Window = 3_600_000,
    };

    [Fact]
    public void A_funnel_is_defined_changed_and_archived_and_each_makes_a_version_of_the_definitions()
    {
        var longer = Basket with { Window = 7_200_000 };
        Given(Registered).When(new SiteCommand.DefineFunnel(Basket), new FunnelDefined(Basket, 2));
        Given(Registered, new FunnelDefined(Basket, 2)).When(new SiteCommand.ChangeFunnel(longer), new FunnelChanged(longer, 3));
        Given(Registered, new FunnelDefined(Basket, 2), new FunnelChanged(longer, 3)).When(new SiteCommand.ArchiveFunnel("f1"), new FunnelArchived("f1", 4));
    }

    [Fact]
    public void A_change_to_the_same_is_none() => Given(Registered, new FunnelDefined(Basket, 2)).When(new SiteCommand.ChangeFunnel(Basket));

    [Fact]
    public void What_pages_are_can_change_without_touching_the_funnels()
    {
        var changed = new DefinitionsChanged(new Definitions { Version = 3, Pages = [new("/a/*", "A")] });
        Given(Registered, new FunnelDefined(Basket, 2)).When(new SiteCommand.ChangeDefinitions(30 * 60_000, true, [new("/a/*", "A")]), changed);
        var site = SiteProfile.Evolve(Shop, SiteProfile.Evolve(Shop, SiteProfile.Evolve(Shop, null, Registered), new FunnelDefined(Basket, 2)), changed).ShouldNotBeNull();
        site.Definitions.Funnels.ShouldBe([Basket]);
        (site.Definitions.Version, site.Definitions.ReadingVersion).ShouldBe((3, 3));
    }

    [Fact]
    public void What_pages_are_stays_the_same_version_while_funnels_change()
    {
        var site = SiteProfile.Evolve(Shop, SiteProfile.Evolve(Shop, null, Registered), new FunnelDefined(Basket, 2)).ShouldNotBeNull();
        (site.Definitions.Version, site.Definitions.ReadingVersion).ShouldBe((2, 1));
    }

    [Fact]
    public void What_can_not_be_counted_is_refused_with_its_place()
    {
        Refused(Basket with { Steps = [Basket.Steps[0]] }, "bad-steps");
        Refused(Basket with { Steps = [.. Enumerable.Repeat(Basket.Steps[0], 21)] }, "bad-steps");
        Refused(Basket with { Window = 999 }, "bad-window");
        Refused(Basket with { Window = (90L * 24 * 3_600_000) + 1 }, "bad-window");
        Refused(Basket with { Name = " " }, "bad-name");
        Refused(Second(new() { Kind = StepKind.Page }), "bad-step");
        Refused(Second(new() { Kind = StepKind.Click }), "bad-step");
        Refused(Second(new() { Kind = StepKind.Page, Page = "/a", Selector = "#x" }), "bad-step");
        Refused(Second(new() { Kind = StepKind.Page, Page = "/a", Event = "x" }), "bad-step");
        Refused(Second(new() { Kind = StepKind.Event }), "bad-name");
        Refused(Second(new() { Kind = StepKind.Event, Event = "x", Conditions = [new("total", PropertyTest.IsAtLeast, "much")] }), "bad-condition");
        Refused(Second(new() { Kind = StepKind.Event, Event = "x", Conditions = [new("total", PropertyTest.Is, null)] }), "bad-condition");
        Refused(Basket with { Exclusions = [new(0, new() { Kind = StepKind.Page, Page = "/help" })] }, "bad-exclusion");
        Refused(Basket with { Exclusions = [new(2, new() { Kind = StepKind.Page, Page = "/help" })] }, "bad-exclusion");
        Refused(Basket with { Exclusions = [new(1, Basket.Steps[1])] }, "bad-exclusion");
    }

    [Fact]
    public void A_funnel_that_is_not_there_can_not_be_changed_and_none_is_defined_twice()
    {
        Given(Registered).WhenRefused(new SiteCommand.ChangeFunnel(Basket), "unknown-funnel");
        Given(Registered).WhenRefused(new SiteCommand.ArchiveFunnel("f1"), "unknown-funnel");
        Given(Registered, new FunnelDefined(Basket, 2)).WhenRefused(new SiteCommand.DefineFunnel(Basket), "funnel-exists");
    }

    private static Funnel Second(FunnelStep step) => Basket with { Steps = [Basket.Steps[0], step] };

    private static void Refused(Funnel funnel, string code) => Given(Registered).WhenRefused(new SiteCommand.DefineFunnel(funnel), code);

    private static Scenario<SiteCommand, SiteProfile?> Given(params IEvent[] given) => new(SiteDecider.RulesOf(Shop), given);
}
