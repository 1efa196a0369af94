namespace Heatmap.Bench;

/// <summary>What is sent.</summary>
/// <param name="Pages">Paths on which it happens.</param>
/// <param name="Spread">Over how long a past visitors came: nothing for the last hour, at most 70 hours.</param>
/// <param name="NewVisitorEvery">One batch in so many is from somebody new.</param>
/// <param name="Templates">How many different bodies there are.</param>
public sealed record LoadShape(IReadOnlyList<string> Pages, TimeSpan Spread, int NewVisitorEvery = 10, int Templates = 64)
{
    /// <summary>The demo shop, within the hour.</summary>
    public static LoadShape Ordinary { get; } =
        new(["/demo/index.html", "/demo/product.html", "/demo/pricing.html", "/demo/checkout.html", "/demo/article.html"], TimeSpan.Zero);

    public LoadVisit Visit { get; init; } = LoadVisit.Busy;

    /// <summary>Of so many companies visitors are, at most ten million, by the e-mail that each batch identifies its own with; 0: nobody is known.</summary>
    public int Companies { get; init; }

    public int EventsPerBatch => Visit.Events + (Companies > 0 ? 1 : 0);
}
