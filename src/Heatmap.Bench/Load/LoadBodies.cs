using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>
/// An endless supply of different batches for one connection: one in ten from somebody new, the others from those who were here. A
/// visitor stays with one connection, as a browser's requests follow each other, and a batch begins where their last one ended.
/// </summary>
internal sealed class LoadBodies(IReadOnlyList<RequestTemplate> templates, LoadShape shape, TimeProvider time, int seed)
{
    private const int Remembered = 512;

    private readonly Random _random = new(seed);
    private readonly List<LoadVisitor> _visitors = [];
    private long _made;

    /// <summary>As many different requests as the shape wants, from a seed.</summary>
    public static IReadOnlyList<RequestTemplate> Templates(LoadTarget target, LoadShape shape, int seed)
    {
        // Any time of 13 digits, with room before it: all are written over.
        const long Start = 1_700_000_000_000;
        var mix = new LoadMix(target, shape, new Chance(seed));
        return [.. Enumerable.Range(0, shape.Templates).Select(_ =>
        {
            var (batch, agent) = mix.Compose(Start);
            // One after all events, so that none is taken for the time of sending.
            return RequestTemplate.Of(target, batch with { SentAt = batch.SentAt + 1 }, agent);
        })];
    }

    /// <summary>Writes the next request into a buffer that is large enough for any; answers which template it is, and its length.</summary>
    public (RequestTemplate Template, int Length) Next(Span<byte> into)
    {
        var now = time.GetUtcNow();
        var visitor = NextVisitor(now);
        var template = templates[_random.Next(templates.Count)];
        var ended = visitor.Act(template.Lasts, now);
        var (batch, run) = (TimeOrderedId.Make(now, _random), TimeOrderedId.Make(ended, _random));
        var length = template.Write(into, visitor, batch, run, ended.ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds());
        return (template, length);
    }

    private LoadVisitor NextVisitor(DateTimeOffset now)
    {
        if (_made++ % shape.NewVisitorEvery != 0) return _visitors[_random.Next(_visitors.Count)];
        var visitor = new LoadVisitor(TimeOrderedId.Make(now, _random), NextCompany(), now - LoadVisitor.Stay - (shape.Spread * _random.NextDouble()));
        if (_visitors.Count < Remembered) _visitors.Add(visitor);
        else _visitors[_random.Next(Remembered)] = visitor;
        return visitor;
    }

    /// <summary>Some companies have many visitors, most have few: half of all are of an eighth of the companies.</summary>
    private int NextCompany() => shape.Companies == 0 ? 0 : (int)(shape.Companies * Math.Pow(_random.NextDouble(), 3));
}
