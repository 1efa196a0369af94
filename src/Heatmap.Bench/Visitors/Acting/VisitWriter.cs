using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>Writes visits: who comes when is given, what happens is drawn. The same seed and calls write the same visits.</summary>
/// <param name="shop">Address of the shop's folder, for instance <c>http://localhost:5080/demo/</c>.</param>
internal sealed class VisitWriter(Uri shop, string siteKey, Chance chance)
{
    // An SDK tells its version; a simulated one says what it is.
    private const string Sdk = "simulated 1";
    private const int MostPages = 12;

    public Visit Write(Visitor visitor, Source source, DateTimeOffset start)
    {
        var batches = new List<TimedBatch>();
        var pointer = (X: visitor.Device.Viewport.Width * chance.Between(0.2, 0.8), Y: visitor.Device.Viewport.Height * chance.Between(0.1, 0.7));
        var now = start.ToUnixTimeMilliseconds();
        var address = new Uri(shop, chance.Pick(visitor.Persona.Enters) + (source.Query.Length == 0 ? "" : "?" + source.Query));
        var referrer = source.Referrer;
        for (var pages = 0; pages < MostPages; pages++)
        {
            var layout = DemoShop.Current.Page(address.Segments[^1], visitor.Device.Layout);
            var page = new Page("p1", address.AbsoluteUri, visitor.Device.Viewport, TitleOf(layout, address), referrer.Length == 0 ? null : referrer);
            var run = new CaptureRun(page.Id, layout.Document, now);
            var stay = new PageStay(run, layout, address, visitor, chance, pointer);
            var next = stay.Live();
            batches.AddRange(Pack(visitor, page, run, now));
            if (next is null) break;
            (pointer, now) = (stay.Pointer, run.Now + (long)chance.LogNormal(220, 0.5));
            (referrer, address) = (address.AbsoluteUri, new Uri(address, next));
        }

        return new Visit(visitor, new Caller(visitor.UserAgent, shop.GetLeftPart(UriPartial.Authority), visitor.Address), batches);
    }

    private IEnumerable<TimedBatch> Pack(Visitor visitor, Page page, CaptureRun run, long begun)
    {
        var id = TimeOrderedId.Make(DateTimeOffset.FromUnixTimeMilliseconds(begun), chance.Source);
        foreach (var parcel in run.Parcels)
        {
            var at = DateTimeOffset.FromUnixTimeMilliseconds(parcel.At);
            yield return new TimedBatch(at, new Batch
            {
                Site = siteKey,
                Id = TimeOrderedId.Make(at, chance.Source),
                Run = id,
                Visitor = visitor.Id,
                Mode = visitor.Mode,
                SentAt = parcel.At,
                Sdk = Sdk,
                Consent = parcel.Consent,
                Screen = visitor.Device.Screen,
                Scale = visitor.Device.Scale,
                Language = visitor.Language,
                Pages = [page],
                Events = parcel.Events,
            });
        }
    }

    /// <summary>The shop gives its product page the plant's name.</summary>
    private static string TitleOf(ShopPage page, Uri address)
    {
        if (page.File != DemoShop.Product || DemoShop.PlantOf(address)?.Replace('-', ' ') is not { } plant) return page.Title;
        return $"{char.ToUpperInvariant(plant[0])}{plant[1..]}{page.Title[page.Title.IndexOf(" ·", StringComparison.Ordinal)..]}";
    }
}
