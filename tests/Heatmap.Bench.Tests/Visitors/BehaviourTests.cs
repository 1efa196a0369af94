namespace Heatmap.Bench.Tests;

public sealed class BehaviourTests
{
    private static readonly IReadOnlyList<Visit> Visits = Some.Visits(11, 450);

    [Fact]
    public void Movement_ends_at_the_click()
    {
        var checkedClicks = 0;
        foreach (var run in Runs(visit => !visit.Visitor.Device.Touch))
        {
            var points = run.OfType<Move>().SelectMany(move => move.Points.Select(point => (At: move.At + point.After, point.X, point.Y))).OrderBy(point => point.At).ToList();
            foreach (var click in run.OfType<Click>().Where(click => click.Count == 1))
            {
                var last = points.Last(point => point.At <= click.At);
                (Math.Abs(last.X - click.X) <= 1 && Math.Abs(last.Y - click.Y) <= 1).ShouldBeTrue($"{last} but {click}");
                checkedClicks++;
            }
        }

        checkedClicks.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void Fingers_leave_no_trail()
    {
        var touch = Runs(visit => visit.Visitor.Device.Touch).SelectMany(run => run).ToList();
        touch.OfType<Click>().Count().ShouldBeGreaterThan(100);
        touch.OfType<Move>().ShouldBeEmpty();
    }

    [Fact]
    public void Rage_is_four_to_seven_clicks_within_a_second_at_nearly_one_place_and_nothing_happens()
    {
        var rages = 0;
        foreach (var run in Runs(_ => true))
        {
            var reactions = run.OfType<Reaction>().ToDictionary(reaction => reaction.Of);
            foreach (var rage in Series(run.OfType<Click>()).Where(series => series.Count > 1))
            {
                rage.Count.ShouldBeInRange(4, 7);
                (rage[^1].At - rage[0].At).ShouldBeLessThanOrEqualTo(1_000);
                (rage.Max(click => click.X) - rage.Min(click => click.X)).ShouldBeLessThanOrEqualTo(16);
                (rage.Max(click => click.Y) - rage.Min(click => click.Y)).ShouldBeLessThanOrEqualTo(16);
                rage.ShouldAllBe(click => IsSilent(reactions[click.Seq]));
                rages++;
            }
        }

        rages.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Each_click_is_answered_once_and_watched_to_the_end_unless_the_page_goes()
    {
        foreach (var run in Runs(_ => true))
        {
            var reactions = run.OfType<Reaction>().ToList();
            reactions.Select(reaction => reaction.Of).Order().ShouldBe(run.OfType<Click>().Select(click => click.Seq));
            foreach (var reaction in reactions)
            {
                if (reaction.Navigation is { } left) left.ShouldBe(reaction.Observed);
                else reaction.Observed.ShouldBe(2_500);
                foreach (var happened in new[] { reaction.Mutation, reaction.Scroll, reaction.Selection })
                    (happened ?? 0).ShouldBeInRange(0, reaction.Observed);
            }
        }
    }

    [Fact]
    public void A_form_begun_is_sent_or_abandoned()
    {
        var ends = Runs(_ => true).Where(run => run.OfType<Focus>().Any()).Select(run => run.Where(e => e is Submit or Abandon).ToList()).ToList();
        ends.ShouldAllBe(end => end.Count == 1);
        ends.Count(end => end[0] is Submit).ShouldBeGreaterThan(10);
        ends.Count(end => end[0] is Abandon { Touched: >= 1, Fields: 10, Last: not "" }).ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Attention_is_never_longer_than_the_stay()
    {
        foreach (var run in Runs(_ => true))
        {
            var leave = run[^1].ShouldBeOfType<Leave>();
            leave.Engaged.ShouldBeInRange(1, leave.At - run[0].At);
        }
    }

    [Fact]
    public void Depth_only_grows_and_stays_within_the_document()
    {
        foreach (var run in Runs(_ => true))
        {
            // A page that becomes another may become shorter; how deep it was seen before stays.
            var (deepest, tallest) = (0, 0);
            foreach (var scroll in run.OfType<Scroll>())
            {
                tallest = Math.Max(tallest, scroll.Document!.Value.Height);
                scroll.Max.ShouldBeInRange(Math.Max(deepest, scroll.Y), tallest);
                deepest = scroll.Max;
            }
        }
    }

    [Fact]
    public void Visitors_go_from_page_to_page_by_what_they_press()
    {
        var steps = 0;
        foreach (var visit in Visits)
        {
            var pages = visit.Batches.GroupBy(timed => timed.Batch.Run).Select(run => run.First().Batch.Pages[0]).ToList();
            foreach (var (before, after) in pages.Zip(pages.Skip(1)))
            {
                after.Referrer.ShouldBe(before.Url);
                steps++;
            }
        }

        steps.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void The_link_to_the_checkout_is_pressed_only_once_it_shows()
    {
        var presses = Runs(_ => true).Select(run => run.OfType<Click>().Select(click => click.Target.Selector).ToList()).Where(run => run.Contains("#to-checkout")).ToList();
        presses.Count.ShouldBeGreaterThan(5);
        presses.ShouldAllBe(run => run.IndexOf("#buy") >= 0 && run.IndexOf("#buy") < run.IndexOf("#to-checkout"));
    }

    [Fact]
    public void Some_come_back_with_the_id_that_their_device_may_keep()
    {
        var returns = Visits.GroupBy(visit => visit.Visitor.Id).Where(visits => visits.Count() > 1).SelectMany(visits => visits).ToList();
        returns.Count.ShouldBeGreaterThan(30);
        returns.Batches().ShouldAllBe(batch => batch.Mode == Mode.Permissive);
        Visits.Batches().Select(batch => batch.Mode).ShouldContain(Mode.Balanced);
    }

    [Fact]
    public void Batches_leave_as_the_SDK_would_send_them()
    {
        foreach (var timed in Visits.SelectMany(visit => visit.Batches))
        {
            timed.Batch.Events.Count.ShouldBeInRange(1, 80);
            timed.Batch.Events.ShouldAllBe(e => e.At <= timed.At.ToUnixTimeMilliseconds());
        }
    }

    private static IEnumerable<List<CapturedEvent>> Runs(Func<Visit, bool> which) =>
        Visits.Where(which).Where(visit => visit.Batches.Count > 0).SelectMany(visit => visit.Batches.GroupBy(timed => timed.Batch.Run))
            .Select(run => run.SelectMany(timed => timed.Batch.Events).ToList()).Where(run => run[^1] is Leave);

    private static bool IsSilent(Reaction reaction) => reaction is { Mutation: null, Scroll: null, Navigation: null, Selection: null };

    private static IEnumerable<List<Click>> Series(IEnumerable<Click> clicks)
    {
        var series = new List<Click>();
        foreach (var click in clicks)
        {
            if (click.Count == 1 && series.Count > 0)
            {
                yield return series;
                series = [];
            }

            series.Add(click);
        }

        if (series.Count > 0) yield return series;
    }
}
