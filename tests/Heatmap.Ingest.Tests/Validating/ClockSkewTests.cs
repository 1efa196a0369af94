using FsCheck;
using FsCheck.Fluent;

namespace Heatmap.Ingest.Tests.Validating;

public sealed class ClockSkewTests
{
    private const long Hour = 3600 * 1000;

    [Theory]
    [InlineData(0)]
    [InlineData(900)]
    [InlineData(-29_999)]
    [InlineData(30_000)]
    public void A_difference_that_the_way_here_may_explain_moves_nothing(long difference)
    {
        var skew = new ClockSkew(Some.Now - difference, Some.Now);

        skew.Correct(Some.Now - 5000).ShouldBe(Some.Now - 5000);
    }

    [Theory]
    [InlineData(Hour)]
    [InlineData(-Hour)]
    [InlineData(365 * 24 * Hour)]
    public void A_clock_that_is_wrong_is_set_right(long slow)
    {
        var skew = new ClockSkew(Some.Now - slow, Some.Now);

        skew.Correct(Some.Now - slow - 5000).ShouldBe(Some.Now - 5000);
    }

    [Fact]
    public void Nothing_happens_later_than_five_minutes_after_its_arrival()
    {
        var skew = new ClockSkew(Some.Now, Some.Now);

        skew.Correct(Some.Now + Hour).ShouldBe(Some.Now + (5 * 60 * 1000));
    }

    [Fact]
    public void What_came_before_stays_before() =>
        Prop.ForAll<int, int, int>((difference, first, second) =>
        {
            var skew = new ClockSkew(Some.Now - (difference * 100L), Some.Now);
            var (early, late) = (Math.Min(first, second), Math.Max(first, second));
            return skew.Correct(Some.Now + (early * 100L)) <= skew.Correct(Some.Now + (late * 100L));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task The_corrected_time_is_what_is_stored()
    {
        await using var server = await TestServer.StartAsync();

        await server.SendAsync(Some.Batch(1, Some.View(1, at: Some.Now - Hour - 5000)).With("sentAt", Some.Now - Hour));

        var stored = await server.StoredAsync();
        stored[0].Envelope.At.ShouldBe(Some.Now - 5000);
        stored[0].Envelope.ReceivedAt.ShouldBe(Some.Now);
    }
}
