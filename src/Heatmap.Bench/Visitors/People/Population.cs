namespace Heatmap.Bench;

/// <summary>Who comes to the shop: companies' people and others, new ones and some who were here.</summary>
internal sealed class Population
{
    private const double OfAFirm = 0.3;
    private const double ComesBack = 0.22;
    private const double MayBeKept = 0.6;
    private const int Remembered = 100;

    private static readonly (Source, double)[] Sources =
    [
        (new Source("", ""), 32),
        (new Source("https://www.google.com/", ""), 24),
        (new Source("https://duckduckgo.com/", ""), 4),
        (new Source("https://www.bing.com/", ""), 4),
        (new Source("https://www.reddit.com/", ""), 5),
        (new Source("https://news.ycombinator.com/", ""), 3),
        (new Source("https://www.google.com/", "utm_source=google&utm_medium=cpc&utm_campaign=winter-sale"), 9),
        (new Source("https://www.google.com/", "utm_source=google&utm_medium=cpc&utm_campaign=houseplants&utm_term=snake+plant"), 5),
        (new Source("", "utm_source=newsletter&utm_medium=email&utm_campaign=november-letter"), 8),
        (new Source("https://www.instagram.com/", "utm_source=instagram&utm_medium=social&utm_campaign=new-leaves&utm_content=story"), 6),
    ];

    private readonly Chance _chance;
    private readonly Newcomers _newcomers;
    private readonly Addresses _addresses;
    private readonly Firms _firms;
    private readonly Queue<Visitor> _remembered = [];

    /// <param name="firms">From how many companies people come at a time.</param>
    public Population(Chance chance, int firms)
    {
        (_chance, _newcomers, _addresses) = (chance, new Newcomers(chance), new Addresses(chance));
        _firms = new Firms(chance, _newcomers, _addresses, firms);
    }

    /// <summary>The next to come, at a time: somebody new, or somebody who was here.</summary>
    public Visitor Next(DateTimeOffset at)
    {
        if (_chance.Happens(OfAFirm)) return _firms.Next(at);
        if (_remembered.Count > 0 && _chance.Happens(ComesBack)) return _chance.Pick(_remembered.ToArray());
        var visitor = _newcomers.Make(at, _chance.Pick(Personas.ByShare), _addresses.Private(), _chance.Pick(Homes.ByShare), MayBeKept);
        if (visitor.Returns) Remember(visitor);
        return visitor;
    }

    public Source SourceOfVisit() => _chance.Pick(Sources);

    private void Remember(Visitor visitor)
    {
        _remembered.Enqueue(visitor);
        if (_remembered.Count > Remembered) _remembered.Dequeue();
    }
}
