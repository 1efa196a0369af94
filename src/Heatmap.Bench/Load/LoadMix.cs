using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>Composes the bodies of a load: what a visitor does on three pages of a run, in an order of chance.</summary>
internal sealed class LoadMix(LoadTarget target, LoadShape shape, Chance chance)
{
    /// <summary>Whom batches identify, to be written over from the digits on.</summary>
    public const string Email = "somebody@c0000000.example";

    private readonly List<CapturedEvent> _events = [];
    private long _now;

    /// <summary>A batch whose times begin at 13 digits' smallest, to be replaced; with the user agent that goes with it.</summary>
    public (Batch Batch, string UserAgent) Compose(long start)
    {
        var device = Devices.ByShare[chance.Source.Next(2)].Item;
        var pages = Enumerable.Range(1, LoadVisit.Pages).Select(number => PageOf("p" + number, device)).ToList();
        _events.Clear();
        _now = start;
        for (var page = 0; page < LoadVisit.Pages; page++) Fill(pages[page].Id, DemoShop.Current.Page(FileOf(pages[page]), device.Layout), page);
        return (new Batch
        {
            Site = target.SiteKey,
            Id = Guid.Empty,
            Run = Guid.Empty,
            Visitor = Guid.Empty,
            Mode = Mode.Permissive,
            SentAt = _now,
            Sdk = "load 1",
            Consent = ["analytics"],
            Screen = device.Screen,
            Scale = device.Scale,
            Language = "en-US",
            Pages = pages,
            Events = [.. _events],
        }, chance.Pick(device.Browsers));
    }

    private void Fill(string page, ShopPage layout, int index)
    {
        Add(seq => new View(seq, page, _now));
        if (index == 0 && shape.Companies > 0) Add(seq => new Identify(seq, page, _now, Email));
        var kinds = Kinds(index);
        chance.Source.Shuffle(kinds);
        var (clicks, owed) = (new Queue<int>(), 0);
        foreach (var kind in kinds)
        {
            if (kind == 'm') Trail(page, layout);
            else if (kind == 's') Add(seq => new Scroll(seq, page, _now, chance.Source.Next(2_000), 2_400, layout.Document));
            else if (kind == 'r') owed++;
            else clicks.Enqueue(Press(page, layout));
            for (; owed > 0 && clicks.TryDequeue(out var of); owed--) React(page, of);
        }

        Add(seq => new Leave(seq, page, _now, chance.Source.Next(500, 40_000)));
    }

    /// <summary>What happens on a page. A page has no more reactions than clicks: one that comes before its click waits for it.</summary>
    private char[] Kinds(int page) =>
    [
        .. Enumerable.Repeat('m', Share(shape.Visit.Trails, page)), .. Enumerable.Repeat('s', Share(shape.Visit.Scrolls, page)),
        .. Enumerable.Repeat('c', Share(shape.Visit.Clicks, page)), .. Enumerable.Repeat('r', Share(shape.Visit.Reactions, page)),
    ];

    private static int Share(int total, int page) => ((total * (page + 1)) / LoadVisit.Pages) - ((total * page) / LoadVisit.Pages);

    private void Trail(string page, ShopPage layout)
    {
        var (x, y) = (chance.Between(100, layout.Document.Width - 100), chance.Between(100, layout.Document.Height - 100));
        var points = new Point[chance.Source.Next(4, 24)];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = new Point(i * Hand.Step, (int)x, (int)y);
            x = Math.Clamp(x + chance.Normal(0, 30), 0, layout.Document.Width);
            y = Math.Clamp(y + chance.Normal(0, 20), 0, layout.Document.Height);
        }

        Add(seq => new Move(seq, page, _now, layout.Document, points));
    }

    private int Press(string page, ShopPage layout)
    {
        var element = chance.Pick(layout.Elements.Where(element => element.Kind != ElementKind.Document).ToList());
        var (dx, dy) = (chance.Source.Next(element.Width), chance.Source.Next(element.Height));
        var target = new Target(
            element.Selector, element.Tag, Target.Full * dx / element.Width, Target.Full * dy / element.Height, element.IsFixed,
            element.Text.Length == 0 ? null : element.Text);
        Add(seq => new Click(seq, page, _now, element.X + dx, element.Y + dy, layout.Document, 0, 1, true, target));
        return _events.Count;
    }

    private void React(string page, int of) =>
        Add(seq => new Reaction(seq, page, _now, of, chance.Happens(0.8) ? chance.Source.Next(5, 400) : null, null, null, null, 2_500));

    private void Add(Func<int, CapturedEvent> make)
    {
        _now += chance.Source.Next(20, 900);
        _events.Add(make(_events.Count + 1));
    }

    private Page PageOf(string id, Device device)
    {
        var path = chance.Pick(shape.Pages);
        return new Page(id, target.Origin + path, device.Viewport, "Leaf & Loam", "https://www.google.com/");
    }

    /// <summary>The layout of a page by its path; the catalogue's for one that the shop doesn't have.</summary>
    private static string FileOf(Page page)
    {
        var file = page.Url[(page.Url.LastIndexOf('/') + 1)..];
        return DemoShop.Current.Pages.Any(known => known.File == file) ? file : DemoShop.Catalogue;
    }
}
