using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>Batches of one view and one click, each from somebody new at a place of its own.</summary>
internal sealed class ClickBatches(BenchSite site, string url, TimeProvider time, int seed)
{
    private static readonly Size Document = new(1440, 2889);

    private readonly Chance _chance = new(seed);

    public static string UserAgent => Devices.ByShare[0].Item.Browsers[0].Agent;

    public Batch Next()
    {
        var now = time.GetUtcNow();
        var at = now.ToUnixTimeMilliseconds();
        var (x, y) = (_chance.Source.Next(Document.Width), _chance.Source.Next(Document.Height));
        var target = new Target("#buy", "button", _chance.Source.Next(Target.Full), _chance.Source.Next(Target.Full), false);
        return new Batch
        {
            Site = site.SiteKey,
            Id = TimeOrderedId.Make(now, _chance.Source),
            Run = TimeOrderedId.Make(now, _chance.Source),
            Visitor = TimeOrderedId.Make(now, _chance.Source),
            Mode = Mode.Balanced,
            SentAt = at,
            Sdk = "push 1",
            Pages = [new Page("p1", url, new Size(1440, 789))],
            Events = [new View(1, "p1", at), new Click(2, "p1", at, x, y, Document, 0, 1, true, target)],
        };
    }
}
