using Heatmap.Views;

namespace Heatmap.Projector.Tests;

public class Silence
{
    private readonly TestTime _time = new();
    private readonly SilenceWatch _watch;

    public Silence() => _watch = new SilenceWatch(_time, TimeSpan.FromSeconds(5));

    [Fact]
    public void Who_shows_the_same_beat_for_the_whole_time_is_silent()
    {
        Observed(7).ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(4.9));
        Observed(7).ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(0.1));
        Observed(7).ShouldBeTrue();
    }

    [Fact]
    public void Every_new_beat_gives_all_the_time_again()
    {
        Observed(7);
        _time.Advance(TimeSpan.FromSeconds(4.9));
        Observed(8);
        _time.Advance(TimeSpan.FromSeconds(4.9));
        Observed(8).ShouldBeFalse();
    }

    [Fact]
    public void Who_was_away_in_between_is_seen_for_the_first_time()
    {
        Observed(7);
        _watch.Observe([]).ShouldBeEmpty();
        _time.Advance(TimeSpan.FromSeconds(60));
        Observed(7).ShouldBeFalse();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(365)]
    public void A_wall_clock_that_jumps_silences_nobody_and_hides_nobody(int days)
    {
        Observed(7);
        _time.Jump(TimeSpan.FromDays(days));
        Observed(7).ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(5));
        Observed(7).ShouldBeTrue();
    }

    private bool Observed(long beat) => _watch.Observe([new Member("node", beat, TimeSpan.Zero)]).Count == 1;
}
