using Heatmap.Events;

namespace Heatmap.Projections.Tests;

public class TimelineEntrySpecs
{
    // What people who run sites do, what is done to a visitor's past, and what is kept of it.
    private static readonly string[] OfOthers = ["site.", "user.", "organization.", "subject.", "history.", "totals."];

    [Fact]
    public void Every_event_a_visitor_can_cause_has_words()
    {
        var types = typeof(IEvent).Assembly.GetTypes()
            .Where(t => typeof(IEvent).IsAssignableFrom(t) && t is { IsClass: true, Namespace: "Heatmap.Events" })
            .Where(t => EventTypes.Names.Any(n => !OfOthers.Any(o => n.StartsWith(o, StringComparison.Ordinal)) && EventTypes.TryFind(n, out var type) && type.Class == t))
            .ToList();
        types.Count.ShouldBe(22);
        foreach (var type in types)
        {
            var happened = (IEvent)System.Text.Json.JsonSerializer.Deserialize(Samples.JsonOf(type), EventTypesOf(type))!;
            var entry = TimelineEntries.Of(new VisitorEvent(Visit.Site, Visit.Subject, 0, new Envelope { At = 1, ReceivedAt = 1 }, happened));
            entry.Kind.ShouldNotBeNullOrWhiteSpace();
            entry.Summary.ShouldNotBeNullOrWhiteSpace();
        }
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
