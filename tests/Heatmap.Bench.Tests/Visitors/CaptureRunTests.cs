namespace Heatmap.Bench.Tests;

/// <summary>The SDK's rules, one by one, as src/browser-sdk has them.</summary>
public sealed class CaptureRunTests
{
    private const long Start = 1_000_000;

    private static readonly Target Target = new("#a", "a", 1, 1, false);

    private readonly CaptureRun _run = new("p1", new Size(1000, 3000), Start);

    [Fact]
    public void A_change_after_the_page_has_gone_is_no_reaction()
    {
        _run.Clicked(1, 1, 1, Target, new Answer(Mutation: 400));
        _run.Pass(100);
        _run.Leave();
        Events().OfType<Reaction>().ShouldHaveSingleItem().ShouldBe(new Reaction(2, "p1", Start + 100, 1, null, null, 100, null, 100));
    }

    [Fact]
    public void A_change_answers_every_click_that_is_watched()
    {
        _run.Clicked(1, 1, 1, Target, Answer.None);
        _run.Pass(300);
        _run.Clicked(1, 1, 1, Target, new Answer(Mutation: 50));
        _run.ScrolledTo(10, 500);
        _run.Pass(6_000);
        Events().OfType<Reaction>().Select(reaction => (reaction.Of, reaction.Mutation, reaction.Scroll, reaction.Observed))
            .ShouldBe([(1, 350, 300, 2_500), (2, 50, 0, 2_500)]);
    }

    [Fact]
    public void A_batch_leaves_five_seconds_after_its_first_event_or_with_fifty()
    {
        _run.Pass(200);
        Tell();
        _run.Pass(6_000);
        for (var i = 0; i < 60; i++) Tell();
        _run.Pass(6_000);
        _run.Parcels.Select(parcel => (parcel.At - Start, parcel.Events.Count)).ShouldBe([(5_200, 1), (6_200, 50), (11_200, 10)]);
    }

    [Fact]
    public void Scrolling_is_told_once_in_half_a_second_with_the_deepest_point()
    {
        _run.ScrolledTo(100, 500);
        _run.Pass(300);
        _run.ScrolledTo(900, 500);
        _run.Pass(150);
        _run.ScrolledTo(400, 500);
        _run.Pass(1_000);
        Tell();
        _run.Leave();
        Events().OfType<Scroll>().ShouldHaveSingleItem().ShouldBe(new Scroll(1, "p1", Start + 500, 400, 1_400, new Size(1000, 3000)));
    }

    [Fact]
    public void A_trail_has_a_point_each_tenth_of_a_second_and_ends_after_five()
    {
        for (var i = 0; i < 120; i++)
        {
            _run.PointerAt(i, i);
            _run.Pass(50);
        }

        _run.Leave();
        var trails = Events().OfType<Move>().ToList();
        trails[0].Points.Select(point => point.After).ShouldBe(Enumerable.Range(0, trails[0].Points.Count).Select(i => i * 100));
        trails[0].Points[^1].After.ShouldBeInRange(4_900, 5_000);
        trails.Sum(trail => trail.Points.Count).ShouldBe(60);
    }

    [Fact]
    public void Attention_ends_half_a_minute_after_its_last_sign_and_does_not_count_while_hidden()
    {
        _run.Pass(10_000);
        _run.Typed();
        _run.Pass(100_000);
        _run.Typed();
        _run.Hide(60_000);
        _run.Pass(5_000);
        _run.Leave();
        Events().OfType<Leave>().ShouldHaveSingleItem().Engaged.ShouldBe(10_000 + 30_000 + 5_000);
    }

    private void Tell() => _run.Emit((seq, page, at) => new Custom(seq, page, at, "x"));

    private IEnumerable<CapturedEvent> Events() => _run.Parcels.SelectMany(parcel => parcel.Events);
}
