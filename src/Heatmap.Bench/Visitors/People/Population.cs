using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>Makes up visitors, and lets some of them come back.</summary>
internal sealed class Population(Chance chance)
{
    private const double ComesBack = 0.22;
    private const int Remembered = 100;

    private static readonly (string, double)[] Languages =
    [
        ("en-US", 30), ("en-GB", 16), ("de-DE", 16), ("fr-FR", 8), ("es-ES", 7), ("nl-NL", 5),
        ("sv-SE", 3), ("da-DK", 3), ("pt-BR", 4), ("it-IT", 4), ("pl-PL", 3), ("ja-JP", 1),
    ];

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

    private readonly Queue<Visitor> _remembered = [];

    /// <summary>The next to come, at a time: somebody new, or somebody who was here.</summary>
    public Visitor Next(DateTimeOffset at)
    {
        if (_remembered.Count > 0 && chance.Happens(ComesBack)) return chance.Pick(_remembered.ToArray());
        var device = chance.Pick(Devices.ByShare);
        var visitor = new Visitor(
            TimeOrderedId.Make(at, chance.Source), chance.Pick(Personas.ByShare), device, chance.Pick(device.Browsers), chance.Pick(Languages),
            chance.Happens(0.6));
        if (visitor.Returns) Remember(visitor);
        return visitor;
    }

    public Source SourceOfVisit() => chance.Pick(Sources);

    private void Remember(Visitor visitor)
    {
        _remembered.Enqueue(visitor);
        if (_remembered.Count > Remembered) _remembered.Dequeue();
    }
}
