using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>What the shop's script tells of its own, as shop.js and checkout.js do: the same events and properties, with amounts of its kind.</summary>
/// <param name="plant">What the page is about; the shop's first where its address doesn't say.</param>
internal sealed class ShopTalk(CaptureRun run, Chance chance, string? plant)
{
    private static readonly (string Name, double Weight)[] Sizes = [("s", 2), ("m", 5), ("l", 1.5)];

    public void Added() => Tell("added to basket", new()
    {
        ["plant"] = plant ?? "monstera",
        ["size"] = chance.Pick(Sizes),
        ["pieces"] = Pieces(),
        ["price"] = Euros(32),
    });

    public void Ordered() => Tell("ordered", new() { ["total"] = Euros(55), ["pieces"] = Pieces() });

    /// <summary>What the customer agreed to, and then who that is.</summary>
    public void Introduced(string email)
    {
        run.Consented(["analytics", "personalization"]);
        run.Emit((seq, page, at) => new Identify(seq, page, at, email));
    }

    private int Pieces() => Math.Min(9, 1 + (int)chance.Exponential(0.6));

    /// <summary>An amount to the cent; half of them are less than the median.</summary>
    private double Euros(double median) => Math.Round(chance.LogNormal(median, 0.5), 2);

    private void Tell(string name, Dictionary<string, PropertyValue> properties) =>
        run.Emit((seq, page, at) => new Custom(seq, page, at, name, properties));
}
