using Heatmap.Events;

namespace Heatmap.Domain.Tests.Sites;

public sealed class DailyIdentitySpecs
{
    private static readonly SiteId Shop = new("shop");
    private static readonly SiteRegistered Registered = new("leaf", "Leaf", "pk_1", ["https://leaf.example"]);

    [Fact]
    public void It_is_off_until_it_is_turned_on()
    {
        var site = SiteProfile.Evolve(Shop, null, Registered).ShouldNotBeNull();
        site.DailyIdentity.ShouldBeFalse();
        SiteProfile.Evolve(Shop, site, new DailyIdentityChosen(true)).ShouldNotBeNull().DailyIdentity.ShouldBeTrue();
    }

    [Fact]
    public void Turning_it_on_and_off_happens_once_each()
    {
        Given(Registered).When(new SiteCommand.ChooseDailyIdentity(false));
        Given(Registered).When(new SiteCommand.ChooseDailyIdentity(true), new DailyIdentityChosen(true));
        Given(Registered, new DailyIdentityChosen(true)).When(new SiteCommand.ChooseDailyIdentity(true));
        Given(Registered, new DailyIdentityChosen(true)).When(new SiteCommand.ChooseDailyIdentity(false), new DailyIdentityChosen(false));
    }

    [Fact]
    public void A_site_that_is_not_there_has_none() => Given().WhenRefused(new SiteCommand.ChooseDailyIdentity(true), "unknown-site");

    private static Scenario<SiteCommand, SiteProfile?> Given(params IEvent[] given) => new(SiteDecider.RulesOf(Shop), given);
}
