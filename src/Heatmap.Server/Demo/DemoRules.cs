using Heatmap.Domain;
using Heatmap.Events;

namespace Heatmap.Server;

/// <summary>
/// What the demo shop says of itself when it is new: which properties of its own events are in clear, a funnel that asks one, and what
/// speaks for a company that wants the plant club. A plant bought says little of that, the club's page and its plans say more.
/// </summary>
internal static class DemoRules
{
    // As demo/shop.js and demo/checkout.js tell them.
    private const string Added = "added to basket";
    private const string Ordered = "ordered";
    private const string Total = "total";

    public static IReadOnlyList<SiteCommand> Asking { get; } =
    [
        new SiteCommand.DeclareProperties(
        [
            new DeclaredEvent(Added, ["plant", "size", "pieces", "price"]),
            new DeclaredEvent(Ordered, [Total, "pieces"]),
        ]),
        new SiteCommand.DefineFunnel(new Funnel
        {
            Id = "orders",
            Name = "Orders of 50 euros and more",
            Window = 24 * 60 * 60_000,
            Steps =
            [
                new FunnelStep { Kind = StepKind.Page, Page = "/demo/product.html" },
                new FunnelStep { Kind = StepKind.Event, Event = Added },
                new FunnelStep { Kind = StepKind.Event, Event = Ordered, Conditions = [new PropertyCondition(Total, PropertyTest.IsAtLeast, "50")] },
            ],
        }),
    ];

    /// <summary>What a site begins with knows pages of other names: /pricing/** is not /demo/pricing.html.</summary>
    public static IReadOnlyList<SiteCommand> Intent { get; } =
    [
        new SiteCommand.DraftIntentRules(new IntentRules
        {
            Rules =
            [
                Rule("Plant club seen", Page("/demo/pricing.html"), 10, 30),
                Rule("Gardener plan chosen", Pressed("#plan-pro"), 6, 12),
                Rule("Studio plan chosen", Pressed("#plan-studio"), 15, 30),
                Rule("Checkout begun", Page("/demo/checkout.html"), 1, 4),
                Rule("Ordered", Told(Ordered), 3, 12),
                Rule("Ordered for 100 euros and more", Told(Ordered, new PropertyCondition(Total, PropertyTest.IsAtLeast, "100")), 8, 24),
                Rule("Journal read", Page("/demo/article.html"), -3, 9),
                new IntentRule { Number = 0, Name = "Visited lately", Match = IntentMatch.Visit, Weight = 2, Cap = 8, HalfLife = 2 * 24 },
                new IntentRule { Number = 0, Name = "Came back", Match = IntentMatch.Return, Weight = 5, Cap = 20 },
                new IntentRule { Number = 0, Name = "Several people", Match = IntentMatch.People, Weight = 10, Cap = 30 },
            ],
        }),
        new SiteCommand.AcceptIntentRules(),
    ];

    private static FunnelStep Page(string path) => new() { Kind = StepKind.Page, Page = path };

    private static FunnelStep Pressed(string selector) => new() { Kind = StepKind.Click, Selector = selector };

    private static FunnelStep Told(string name, params IReadOnlyList<PropertyCondition> conditions) =>
        new() { Kind = StepKind.Event, Event = name, Conditions = conditions };

    // The site gives the numbers.
    private static IntentRule Rule(string name, FunnelStep step, int weight, int cap) =>
        new() { Number = 0, Name = name, Step = step, Weight = weight, Cap = cap };
}
