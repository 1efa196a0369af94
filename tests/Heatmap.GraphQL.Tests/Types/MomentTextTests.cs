using Heatmap.GraphQL.Types;

namespace Heatmap.GraphQL.Tests.Types;

public class MomentTextTests
{
    [Theory]
    [InlineData(0, "2026-11-22T02:52:47.000Z")]
    [InlineData(5_300_000, "2026-11-22T02:52:47.530Z")]
    [InlineData(5_330_000, "2026-11-22T02:52:47.533Z")]
    [InlineData(5_330_010, "2026-11-22T02:52:47.5330010Z")]
    public void A_moment_is_told_with_milliseconds_and_where_it_has_more_with_all_it_has(long ticks, string text) =>
        TextReading.FormatMoment(new DateTimeOffset(2026, 11, 22, 2, 52, 47, TimeSpan.Zero).AddTicks(ticks)).ShouldBe(text);

    [Fact]
    public void Moments_of_whole_milliseconds_sort_as_text_as_they_do_in_time()
    {
        var begin = new DateTimeOffset(2026, 11, 22, 23, 59, 58, TimeSpan.Zero);
        var texts = Enumerable.Range(0, 3000).Select(n => TextReading.FormatMoment(begin.AddMilliseconds(n))).ToList();
        texts.Order(StringComparer.Ordinal).ShouldBe(texts);
    }
}
