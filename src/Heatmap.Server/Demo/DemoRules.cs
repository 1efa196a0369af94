using Heatmap.Domain;
using Heatmap.Events;

namespace Heatmap.Server;

/// <summary>What the demo shop says of itself when it is new: which properties of its own events are in clear, and a funnel that asks one.</summary>
internal static class DemoRules
{
    // As demo/shop.js tells them.
    private const string Added = "added to basket";
    private const string Ordered = "ordered";
    private const string Total = "total";

    public static IReadOnlyList<SiteCommand> All { get; } =
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
}
