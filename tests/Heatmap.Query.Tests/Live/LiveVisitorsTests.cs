using Heatmap.Events;
using Heatmap.Projections;

namespace Heatmap.Query.Tests.Live;

public sealed class LiveVisitorsTests
{
    [Fact]
    public void Visitors_are_counted_by_page_and_by_country_the_largest_first_and_unknown_is_one_of_them()
    {
        var live = new LiveVisitors(0, [In("/a", "DE"), In("/b", "DE"), In("/b", null), In(null, "AT")], Complete: true, Origin: null!);

        live.Pages.ShouldBe([new("/b", 2), new(null, 1), new("/a", 1)]);
        live.Countries.ShouldBe([new("DE", 2), new(null, 1), new("AT", 1)]);
    }

    private static SessionRow In(string? page, string? country) => new()
    {
        Id = "s",
        Subject = "v",
        ExitPage = page,
        Capture = new CaptureStarted { Mode = "balanced", Sdk = "test", Country = country },
    };
}
