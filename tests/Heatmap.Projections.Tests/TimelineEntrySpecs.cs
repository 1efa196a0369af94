using Heatmap.Events;

namespace Heatmap.Projections.Tests;

public class TimelineEntrySpecs
{
    // What people who run sites do, what is done to a visitor's past, and what is kept of it.
    private static readonly string[] OfOthers = ["site.", "user.", "organization.", "subject.", "history.", "totals.", "account.", "profiling.", "visitor.known."];

    [Fact]
    public void Every_event_a_visitor_can_cause_has_words()
    {
        var types = typeof(IEvent).Assembly.GetTypes()
            .Where(t => typeof(IEvent).IsAssignableFrom(t) && t is { IsClass: true, Namespace: "Heatmap.Events" })
            .Where(t => EventTypes.Names.Any(n => !OfOthers.Any(o => n.StartsWith(o, StringComparison.Ordinal)) && EventTypes.TryFind(n, out var type) && type.Class == t))
            .ToList();
        types.Count.ShouldBe(23);
        foreach (var type in types)
        {
            var happened = (IEvent)System.Text.Json.JsonSerializer.Deserialize(Samples.JsonOf(type), EventTypesOf(type))!;
            var entry = TimelineEntries.Of(new VisitorEvent(Visit.Site, Visit.Subject, 0, new Envelope { At = 1, ReceivedAt = 1 }, happened));
            entry.Kind.ShouldNotBeNullOrWhiteSpace();
            entry.Summary.ShouldNotBeNullOrWhiteSpace();
        }
    }

    [Theory]
    [InlineData(0, 300, 400, 900, "Scrolled a main to 300 px, 900 of 2400 px seen so far")]
    [InlineData(0, 0, 400, 1800, "Scrolled a main to 0 px, 1800 of 2400 px seen so far")]
    [InlineData(120, 0, 520, 2400, "Scrolled a main sideways to 120 px, 520 of 800 px seen so far")]
    public void A_scrolled_element_says_how_far_it_was_seen_and_which_it_is(int left, int top, int right, int deepest, string summary)
    {
        var scrolled = new ElementScrolled(new Element("#list", "main"), left, top, right, deepest, 800, 2400);
        var entry = TimelineEntries.Of(new VisitorEvent(Visit.Site, Visit.Subject, 0, new Envelope { At = 1, ReceivedAt = 1 }, scrolled));
        (entry.Kind, entry.Selector, entry.Summary).ShouldBe(("scroller", "#list", summary));
    }

    [Theory]
    [InlineData("mouse", 0, true, "Clicked a button")]
    [InlineData(null, 2, true, "Right-clicked a button")]
    [InlineData("touch", 0, true, "Tapped a button")]
    [InlineData("touch", 2, true, "Held a button")]
    [InlineData("key", 0, true, "Pressed a button by key")]
    [InlineData(null, 0, false, "Clicked a button, by script")]
    public void A_click_says_what_pressed(string? pointer, int button, bool trusted, string summary)
    {
        var clicked = new PointerClicked(1, 1, 1280, 4200, button, 1, trusted, new Element("#buy", "button"), null, pointer);
        TimelineEntries.Of(new VisitorEvent(Visit.Site, Visit.Subject, 0, new Envelope { At = 1, ReceivedAt = 1 }, clicked))
            .Summary.ShouldBe(summary);
    }

    [Fact]
    public void An_event_of_the_sites_own_tells_the_properties_that_are_declared()
    {
        var visit = new Visit().Track(0, "bought", """{"plan":"team","total":49.5,"gift":true}""").Track(1, "left", "{}");
        visit.Events.Select(e => TimelineEntries.Of(e).Summary).ShouldBe(["bought (plan: team, total: 49.5, gift: true)", "left"]);
    }

    private static System.Text.Json.Serialization.Metadata.JsonTypeInfo EventTypesOf(Type type) =>
        EventTypes.Names.Select(n => EventTypes.TryFind(n, out var found) ? found : null).Single(t => t!.Class == type)!.Json;

    private static class Samples
    {
        public static string JsonOf(Type type) => type.Name switch
        {
            nameof(CaptureStarted) => """{"m":"strict","v":"1"}""",
            nameof(PointerMoved) => """{"w":1,"h":1,"p":[0,1,2]}""",
            nameof(AttentionGiven) => """{"w":1,"h":1,"p":[0,700,2000]}""",
            nameof(ErrorOccurred) => """{"k":"error","f":"abc"}""",
            nameof(FieldFilled) => """{"l":"short","f":1}""",
            nameof(ShortcutPressed) => """{"k":"Ctrl+K"}""",
            nameof(VitalsMeasured) => """{"n":"LCP","v":1}""",
            nameof(CustomTracked) => """{"n":"signed up"}""",
            nameof(ReplayRecorded) => """{"n":1,"t":2,"c":3,"z":4,"h":"9f86"}""",
            nameof(ScreenshotTaken) => """{"m":"image/png","z":4,"h":"9f86"}""",
            nameof(ConsentChanged) => """{"k":[],"o":"banner"}""",
            _ => "{}",
        };
    }
}
