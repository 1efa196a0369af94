namespace Heatmap.Bench.Tests;

/// <summary>Who says at the checkout who they are, and what companies that makes.</summary>
public sealed class AcquaintanceTests
{
    private static readonly string[] Agreed = ["analytics", "personalization"];
    private static readonly IReadOnlyList<Visit> Visits = Some.Visits(11, 600);

    private static readonly IReadOnlyList<(Visitor Visitor, List<Batch> Run)> Known =
        [.. Runs().Where(one => one.Run.Events().OfType<Identify>().Any())];

    [Fact]
    public void Who_presses_the_button_agrees_and_then_says_who_they_are_all_at_once_as_the_shop_has_it()
    {
        Known.Count.ShouldBeGreaterThan(20);
        foreach (var (visitor, run) in Known)
        {
            var events = run.Events().ToList();
            var at = events.FindIndex(e => e is Identify);
            var identify = (Identify)events[at];
            identify.Email.ShouldBe(visitor.Email);
            (identify.UserId, identify.Traits).ShouldBe((null, null));
            var consent = events[at - 1].ShouldBeOfType<ConsentChange>();
            (consent.Source, consent.At, consent.Categories).ShouldBe((ConsentSource.Api, identify.At, consent.Categories));
            consent.Categories.ShouldBe(Agreed);
            events[at - 2].ShouldBeOfType<Click>().Target.Selector.ShouldBe("#know-me");
            events.Take(at).OfType<Custom>().ShouldContain(custom => custom.Name == "ordered");
        }
    }

    [Fact]
    public void What_they_agreed_to_holds_for_the_batches_of_that_page_from_then_on_and_for_no_others()
    {
        foreach (var (_, run) in Runs())
        {
            var agreed = run.FindIndex(batch => batch.Events.Any(e => e is ConsentChange));
            for (var at = 0; at < run.Count; at++) run[at].Consent.ShouldBe(agreed >= 0 && at >= agreed ? Agreed : ["analytics"]);
        }
    }

    [Fact]
    public void Some_who_order_would_rather_not()
    {
        var orders = Runs().Count(one => one.Run.Events().OfType<Custom>().Any(custom => custom.Name == "ordered"));
        Known.Count.ShouldBeInRange(orders / 4, orders * 3 / 4);
    }

    [Fact]
    public void Addresses_are_nobodys_a_companys_under_a_reserved_name_and_private_ones_that_say_they_are_made_up()
    {
        var told = Known.Select(one => one.Visitor.Email).ToList();
        told.Where(IsPrivate).ShouldNotBeEmpty();
        told.Where(IsPrivate).ShouldAllBe(email => email.StartsWith("made-up-", StringComparison.Ordinal));
        told.Where(email => !IsPrivate(email)).ShouldAllBe(email => email.EndsWith(".example", StringComparison.Ordinal));
    }

    [Fact]
    public void Companies_send_several_people_again_and_again_or_one_once_and_new_ones_keep_coming()
    {
        var firms = Visits.Where(visit => !IsPrivate(visit.Visitor.Email)).GroupBy(visit => DomainOf(visit.Visitor.Email))
            .Select(firm => (Visits: firm.Count(), People: firm.Select(visit => visit.Visitor.Id).Distinct().Count())).ToList();
        firms.Count.ShouldBeGreaterThan(40);
        firms.ShouldContain(firm => firm.People >= 3 && firm.Visits > firm.People);
        firms.Count(firm => firm.Visits == 1).ShouldBeGreaterThan(firms.Count / 5);
        Visits.GroupBy(visit => visit.Visitor.Id).ShouldAllBe(visits => visits.Select(visit => visit.Visitor.Email).Distinct().Count() == 1);
    }

    [Fact]
    public void After_an_order_the_page_is_another_of_its_own_height()
    {
        foreach (var (visitor, run) in Known)
        {
            var press = run.Events().OfType<Click>().Single(click => click.Target.Selector == "#know-me");
            press.Document.ShouldBe(DemoShop.Current.Page(DemoShop.Thanks, visitor.Device.Layout).Document);
        }
    }

    private static IEnumerable<(Visitor Visitor, List<Batch> Run)> Runs() => Visits.SelectMany(visit =>
        visit.Batches.Select(timed => timed.Batch).GroupBy(batch => batch.Run).Select(run => (visit.Visitor, run.ToList())));

    private static bool IsPrivate(string email) => !DomainOf(email).Contains('-');

    private static string DomainOf(string email) => email[(email.IndexOf('@') + 1)..];
}
