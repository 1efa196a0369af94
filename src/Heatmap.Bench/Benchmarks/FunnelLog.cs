namespace Heatmap.Bench;

/// <summary>What a funnel is counted over: sessions of one batch each, each of its own visitor, over most of what a server still takes (72 hours).</summary>
/// <param name="Steps">Paths of the funnel's steps.</param>
public sealed record FunnelLog(int Sessions, LoadShape Shape, IReadOnlyList<string> Steps)
{
    // With room for the time that filling needs.
    private static readonly TimeSpan Spread = TimeSpan.FromHours(68);

    /// <summary>Of 50 events each, as replay is measured with; of visitors who stay unknown.</summary>
    public static FunnelLog Busy(int events)
    {
        var shape = LoadShape.Ordinary with { Spread = Spread, NewVisitorEvery = 1, Templates = 512 };
        return new FunnelLog(events / shape.EventsPerBatch, shape, ["/demo/index.html", "/demo/product.html", "/demo/checkout.html"]);
    }

    /// <summary>Of 10 events each, one of which says of what company the visitor is; on pages of which some are what a new site's intent rules look for.</summary>
    public static FunnelLog Brief(int events, int companies)
    {
        string[] pages = ["/", "/", "/products/lamp", "/products/lamp", "/checkout/cart", "/pricing/teams", "/docs/start", "/about"];
        var shape = new LoadShape(pages, Spread, NewVisitorEvery: 1, Templates: 512) { Visit = LoadVisit.Brief, Companies = companies };
        return new FunnelLog(events / shape.EventsPerBatch, shape, ["/", "/products/lamp", "/checkout/cart"]);
    }
}
