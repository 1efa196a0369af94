using Heatmap.Events;

namespace Heatmap.Projections.Tests;

public class ClickMapSpecs
{
    private static readonly long Quarter = TotalAddress.QuarterOf(Visit.Ten);
    private static readonly ClickMapProjection Map = new();

    [Fact]
    public void A_click_counts_in_its_cell_of_the_page_and_of_the_element()
    {
        var emitted = Emitted.By(Map, new Visit().Click(1, "/product", x: 640, y: 1890));

        emitted.Totals.ShouldBe(
            new Dictionary<(TotalAddress, int), long>
            {
                [(new TotalAddress("click", "/product", "0", "", Quarter), (1890 / 16 * 64) + 32)] = 100,
                [(new TotalAddress("click.element", "/product", "0", "#buy", Quarter), (8 * 32) + 16)] = 100,
            },
            ignoreOrder: true);
    }

    [Fact]
    public void Clicks_by_scripts_and_of_other_buttons_count_nothing() =>
        Emitted.By(Map, new Visit().Click(1, "/a", trusted: false).Click(2, "/a", button: 2).Click(3, "/a", button: 1)).Totals.ShouldBeEmpty();

    [Fact]
    public void Each_quarter_hour_has_its_own_tile()
    {
        var emitted = Emitted.By(Map, new Visit().Click(14.999, "/a").Click(15, "/a"));
        emitted.Totals.Keys.Where(k => k.Total.Family == "click").Select(k => k.Total.Quarter).ShouldBe([Quarter, Quarter + 1]);
    }

    [Fact]
    public void A_sampled_visitor_weighs_for_those_who_were_not_asked() =>
        Emitted.By(Map, new Visit().Click(1, "/a", weight: 1 / 0.3)).Totals.Values.ShouldAllBe(w => w == 333);

    [Fact]
    public void A_point_outside_the_document_counts_at_its_edge()
    {
        ClickMapView.CellOf(1280, 0, 1280).ShouldBe(63);
        ClickMapView.CellOf(99_999, -5, 1280).ShouldBe(63);
        ClickMapView.CellOf(0, 31, 1280).ShouldBe(64);
        ClickMapView.CellOf(0, 0, 0).ShouldBe(0);
        ClickMapView.ElementCellOf(Element.Scale, Element.Scale).ShouldBe((31 * 32) + 31);
    }

    [Fact]
    public void Page_groups_gather_paths_into_one_page()
    {
        var definitions = new Definitions { Version = 2, Pages = [new PageGroup("/products/*", "Product")] };
        var emitted = Emitted.By(Map, new Visit().Click(1, "/products/fern").Click(2, "/products/palm").Click(3, "/products"), definitions);
        emitted.Totals.Where(t => t.Key.Total is { Family: "click", Name: "Product" }).Sum(t => t.Value).ShouldBe(200);
        emitted.Totals.Where(t => t.Key.Total is { Family: "click", Name: "/products" }).Sum(t => t.Value).ShouldBe(100);
    }

    [Fact]
    public void Device_classes_are_counted_apart() =>
        Emitted.By(Map, new Visit().Click(1, "/a").Click(2, "/a", device: DeviceClass.Mobile)).Totals.Keys
            .Where(k => k.Total.Family == "click").Select(k => k.Total.Facet).ShouldBe(["0", "2"]);

    [Fact]
    public void Page_figures_count_views_and_the_same_clicks()
    {
        var emitted = Emitted.By(new PageFiguresProjection(), new Visit().View(0, "/a").Click(1, "/a").Click(2, "/a", button: 2).View(3, "/b"));
        var page = new TotalAddress("page", "/a", "0", "", Quarter);
        emitted.Totals[(page, PageFiguresView.Views)].ShouldBe(100);
        emitted.Totals[(page, PageFiguresView.Clicks)].ShouldBe(100);
        emitted.Totals[(page with { Name = "/b" }, PageFiguresView.Views)].ShouldBe(100);
    }
}
