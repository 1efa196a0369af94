namespace Heatmap.Events;

/// <summary>
/// What every site begins with: the pages and deeds that B2B sites commonly have. Weights, caps and thresholds are a product's
/// choice to start from (docs/intent.md tells why these), made to be changed.
/// </summary>
public static class DefaultIntentRules
{
    private const int Day = 24;

    public static IntentRules Rules { get; } = new()
    {
        Rules =
        [
            Page(1, "Pricing seen", "/pricing/**", 15, 45),
            Page(2, "Documentation read", "/docs/**", 3, 20),
            Page(3, "Security seen", "/security/**", 10, 25),
            Page(4, "Contact page seen", "/contact/**", 10, 25),
            Page(5, "Checkout begun", "/checkout/**", 20, 40),
            Page(6, "Careers read", "/careers/**", -15, 45),
            Page(7, "Jobs read", "/jobs/**", -15, 45),
            new IntentRule { Number = 8, Name = "Form sent", Step = new FunnelStep { Kind = StepKind.Submit }, Weight = 15, Cap = 30 },
            Event(9, "Signed up", "signup", 25, 50),
            new IntentRule { Number = 10, Name = "Visited lately", Match = IntentMatch.Visit, Weight = 3, Cap = 12, HalfLife = 2 * Day },
            new IntentRule { Number = 11, Name = "Came back", Match = IntentMatch.Return, Weight = 5, Cap = 20 },
            new IntentRule { Number = 12, Name = "Several people", Match = IntentMatch.People, Weight = 10, Cap = 30 },
        ],
    };

    private static IntentRule Page(int number, string name, string pattern, int weight, int cap) =>
        new() { Number = number, Name = name, Step = new FunnelStep { Kind = StepKind.Page, Page = pattern }, Weight = weight, Cap = cap };

    private static IntentRule Event(int number, string name, string happened, int weight, int cap) =>
        new() { Number = number, Name = name, Step = new FunnelStep { Kind = StepKind.Event, Event = happened }, Weight = weight, Cap = cap };
}
