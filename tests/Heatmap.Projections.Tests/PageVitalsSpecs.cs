using Heatmap.Events;

namespace Heatmap.Projections.Tests;

public class PageVitalsSpecs
{
    private static readonly PageVitalsProjection Vitals = new();

    [Fact]
    public void A_vital_counts_by_page_device_and_rating()
    {
        var emitted = Emitted.By(Vitals, new Visit()
            .Measure(0, "/", "LCP", 1800, "good").Measure(1, "/", "LCP", 1801, "good").Measure(2, "/", "LCP", 9000, "poor")
            .Measure(3, "/", "LCP", 3000, "needs-improvement", DeviceClass.Mobile).Measure(4, "/pay", "INP", 90, "good"));

        var desktop = Cells(emitted, "/", "0", "LCP");
        desktop[PageVitalsView.Good].ShouldBe(200);
        desktop[PageVitalsView.Poor].ShouldBe(100);
        desktop.Where(c => c.Key < Durations.Buckets).Sum(c => c.Value).ShouldBe(300);
        Cells(emitted, "/", "2", "LCP")[PageVitalsView.NeedsImprovement].ShouldBe(100);
        Cells(emitted, "/pay", "0", "INP")[PageVitalsView.Good].ShouldBe(100);
    }

    [Theory]
    [InlineData("LCP", 1)]
    [InlineData("TTFB", 37)]
    [InlineData("INP", 216.5)]
    [InlineData("LCP", 2480)]
    [InlineData("LCP", 61_000)]
    [InlineData("CLS", 0.01)]
    [InlineData("CLS", 0.103)]
    [InlineData("CLS", 1.7)]
    public void A_quantile_is_right_to_within_five_percent(string vital, double value)
    {
        var cells = Cells(Emitted.By(Vitals, new Visit().Measure(0, "/", vital, value)), "/", "0", vital);

        PageVitalsView.Quantile(vital, cells, .75)!.Value.ShouldBe(value, value * .05);
    }

    [Fact]
    public void Three_of_four_do_not_exceed_the_third_quartile()
    {
        var visit = new Visit();
        foreach (var value in Enumerable.Range(1, 100)) visit.Measure(0, "/", "LCP", value * 10);

        PageVitalsView.Quantile("LCP", Cells(Emitted.By(Vitals, visit), "/", "0", "LCP"), .75)!.Value.ShouldBe(750, 750 * .05);
    }

    [Fact]
    public void A_page_that_never_shifts_is_not_said_to()
    {
        var cells = Cells(Emitted.By(Vitals, new Visit().Measure(0, "/", "CLS", 0)), "/", "0", "CLS");

        PageVitalsView.Quantile("CLS", cells, .75)!.Value.ShouldBe(0, 0.0001);
    }

    private static Dictionary<int, long> Cells(Emitted emitted, string page, string device, string vital) => emitted.Totals
        .Where(t => t.Key.Total is var total && total.Name == page && total.Facet == device && total.Item == vital)
        .ToDictionary(t => t.Key.Cell, t => t.Value);
}
