using static Heatmap.Bench.DemoShop;

namespace Heatmap.Bench;

/// <summary>How those behave who come to the shop.</summary>
internal static class Personas
{
    private const string Leave = "leave";
    private const string Thumbs = "body > main > div > div > div:nth-of-type(1) > div:nth-of-type(2) > button:nth-of-type*";

    /// <summary>Knows what to buy, for somebody or for a desk at work.</summary>
    public static readonly Persona Buyer = MakeBuyer();

    /// <summary>Furnishes a place of work.</summary>
    public static readonly Persona Outfitter = MakeOutfitter();

    /// <summary>Those who come for themselves.</summary>
    public static readonly IReadOnlyList<(Persona Item, double Weight)> ByShare =
    [
        (Browser(), 37), (Buyer, 21), (Reader(), 18), (Comparer(), 16), (Frustrated(), 8),
    ];

    public static IEnumerable<Persona> All => [.. ByShare.Select(persona => persona.Item), Outfitter];

    private static Persona Browser() => new("browser", 1, 0.15, 0.3, [(Catalogue, 80), (Product, 20)], new Dictionary<string, Habit>
    {
        [Catalogue] = new(0.65, [("#see-plants", 0.25), ("#filter-sale", 0.3), ("#filter-easy", 0.15), ("#sort", 0.1),
                ("#dead-banner", 0.12), ("#load-more", 0.1)],
            [("#card-*", 60), ("to pricing.html", 8), ("to article.html", 6), (Leave, 26)]),
        [Product] = new(0.55, [(Thumbs, 0.5), ("#tab-reviews", 0.35), ("#size-l", 0.2), ("#size-guide", 0.08), ("#buy", 0.08)],
            [("to index.html", 52), ("to article.html", 8), (Leave, 40)]),
        [Pricing] = new(0.5, [("#yearly", 0.25)], [("to index.html", 40), (Leave, 60)]),
        [Article] = new(0.35, [], [("to index.html", 40), (Leave, 60)]),
        [Checkout] = new(0.2, [], [("to index.html", 60), (Leave, 40)]),
    });

    private static Persona MakeBuyer() => new("buyer", 0.8, 0.1, 0.8, [(Catalogue, 55), (Product, 45)], new Dictionary<string, Habit>
    {
        [Catalogue] = new(0.45, [("#filter-sale", 0.35), ("#filter-pet", 0.15), ("#sort", 0.15)],
            [("#card-*", 90), ("#basket", 4), (Leave, 6)]),
        [Product] = new(0.5, [(Thumbs, 0.45), ("#tab-delivery", 0.3), ("#tab-reviews", 0.4), ("#size-l", 0.25),
                ("#more", 0.2), ("#buy", 0.85)],
            [("#to-checkout", 62), ("to index.html", 24), (Leave, 14)]),
        [Pricing] = new(0.4, [], [("to index.html", 70), (Leave, 30)]),
        [Article] = new(0.2, [], [("to index.html", 80), (Leave, 20)]),
        [Checkout] = new(0.6, [("form", 0.95)], [("to index.html", 20), (Leave, 80)]),
        [Thanks] = new(0.6, [("#know-me", 0.6)], [("#thanks > a", 20), (Leave, 80)]),
    });

    private static Persona Reader() => new("reader", 1.3, 0.05, 0.6, [(Article, 85), (Catalogue, 15)], new Dictionary<string, Habit>
    {
        [Catalogue] = new(0.4, [], [("#read-winter", 45), ("to article.html", 15), ("#card-*", 15), (Leave, 25)]),
        [Product] = new(0.6, [("#tab-care", 0.2)], [("to index.html", 35), (Leave, 65)]),
        [Pricing] = new(0.5, [], [("to index.html", 30), (Leave, 70)]),
        [Article] = new(0.85, [("#to-*", 0.3), ("newsletter", 0.12)],
            [("#to-shop", 30), ("to index.html", 12), ("to pricing.html", 6), (Leave, 52)]),
        [Checkout] = new(0.2, [], [(Leave, 100)]),
    });

    private static Persona Comparer() => new("comparer", 1.1, 0.15, 0.45, [(Pricing, 60), (Catalogue, 40)], new Dictionary<string, Habit>
    {
        [Catalogue] = new(0.6, [("#sort", 0.35), ("#filter-easy", 0.3), ("#filter-all", 0.2)],
            [("#card-*", 55), ("to pricing.html", 30), (Leave, 15)]),
        [Product] = new(0.7, [("#tab-reviews", 0.5), ("#tab-delivery", 0.4), ("#size-s", 0.2), ("#size-l", 0.3),
                ("#size-guide", 0.2), ("#buy", 0.2)],
            [("to index.html", 60), ("to pricing.html", 15), ("#basket", 10), (Leave, 15)]),
        [Pricing] = new(0.8, [("#yearly", 0.6), ("#monthly", 0.3), ("#questions >*", 0.5), ("#plan-basic", 0.15),
                ("#plan-pro", 0.35), ("#plan-studio", 0.06)],
            [("to index.html", 50), ("to article.html", 8), (Leave, 42)]),
        [Article] = new(0.4, [], [("to pricing.html", 40), (Leave, 60)]),
        [Checkout] = new(0.5, [("form", 0.6)], [("to index.html", 40), (Leave, 60)]),
        [Thanks] = new(0.6, [("#know-me", 0.3)], [("#thanks > a", 40), (Leave, 60)]),
    });

    private static Persona Frustrated() => new("frustrated", 0.7, 0.85, 0.1, [(Catalogue, 85), (Product, 15)], new Dictionary<string, Habit>
    {
        [Catalogue] = new(0.85, [("#filter-large", 0.3), ("#load-more", 0.45), ("#dead-banner", 0.65)],
            [("#card-*", 35), ("#basket", 20), (Leave, 45)]),
        [Product] = new(0.5, [("#size-guide", 0.6), ("#buy", 0.45)], [("#to-checkout", 40), ("to index.html", 20), (Leave, 40)]),
        [Pricing] = new(0.4, [("#yearly", 0.3)], [("to index.html", 30), (Leave, 70)]),
        [Article] = new(0.15, [], [("to index.html", 30), (Leave, 70)]),
        [Checkout] = new(0.6, [("form", 0.9)], [("to index.html", 15), (Leave, 85)]),
        [Thanks] = new(0.6, [("#know-me", 0.05)], [("#thanks > a", 15), (Leave, 85)]),
    });

    private static Persona MakeOutfitter() => new("outfitter", 1, 0.1, 0.85, [(Pricing, 40), (Catalogue, 35), (Product, 25)], new Dictionary<string, Habit>
    {
        [Catalogue] = new(0.5, [("#filter-large", 0.4), ("#filter-easy", 0.3), ("#sort", 0.15)],
            [("#card-*", 75), ("to pricing.html", 18), (Leave, 7)]),
        [Product] = new(0.55, [("#tab-delivery", 0.5), ("#tab-care", 0.3), ("#size-l", 0.55), ("#more", 0.6), ("#buy", 0.85)],
            [("#to-checkout", 62), ("to index.html", 20), ("to pricing.html", 12), (Leave, 6)]),
        [Pricing] = new(0.8, [("#yearly", 0.6), ("#questions >*", 0.5), ("#plan-pro", 0.25), ("#plan-studio", 0.3)],
            [("to index.html", 70), (Leave, 30)]),
        [Article] = new(0.2, [], [("to pricing.html", 30), ("to index.html", 50), (Leave, 20)]),
        [Checkout] = new(0.6, [("form", 0.95)], [("to index.html", 20), (Leave, 80)]),
        [Thanks] = new(0.6, [("#know-me", 0.8)], [("#thanks > a", 30), (Leave, 70)]),
    });
}
