namespace Heatmap.Events.Tests;

/// <summary>Makes up events and envelopes as visitors' streams hold them, from a seed.</summary>
internal sealed class RandomFacts(int seed)
{
    private readonly Random _random = new(seed);

    public IEvent Event() => _random.Next(6) switch
    {
        0 => new PageViewed(Number(), Number(), Text(), Maybe(() => new Campaign(Text(), Text(), Text(), Text(), Text())), Box()),
        1 => new PointerClicked(Number(), Number(), Number(), Number(), _random.Next(3), Number(), _random.Next(2) == 0, Maybe(Element), Box(), _random.Next(2) == 0 ? "touch" : null),
        2 => new ClickReacted(_random.NextInt64() / 16, Count(), Count(), Count(), Count(), Number()),
        3 => new PointerMoved(Number(), Number(), [.. Enumerable.Range(0, 1 + _random.Next(40)).Select(_ => Number())]),
        4 => new PageScrolled(Number(), Number()),
        _ => new PageLeft(_random.NextInt64() / 16),
    };

    public Envelope Envelope() => new()
    {
        At = 1 + _random.NextInt64(1L << 50),
        ReceivedAt = 1 + _random.NextInt64(1L << 50),
        Batch = Id(),
        Index = _random.Next(100),
        Run = Id(),
        Sequence = _random.Next(10_000),
        PageId = Text(),
        Path = Text(),
        Device = (DeviceClass)_random.Next(3),
        SampleWeight = _random.Next(3) == 0 ? 1 + _random.NextDouble() : null,
        Masker = _random.Next(3),
        Enrichment = _random.Next(3),
    };

    private Element Element() => new(Text() ?? "a", Text() ?? "a", _random.Next(32768), _random.Next(32768), _random.Next(2) == 0);

    private int Number() => _random.Next(4) == 0 ? _random.Next(int.MinValue, int.MaxValue) : _random.Next(-9, 2000);

    private int? Count() => _random.Next(2) == 0 ? null : Number();

    private string? Text() => _random.Next(4) == 0 ? null : new string([.. Enumerable.Range(0, _random.Next(130)).Select(_ => Letters[_random.Next(Letters.Length)])]);

    private SealedBox? Box()
    {
        if (_random.Next(2) == 0) return null;
        var bytes = new byte[_random.Next(60)];
        _random.NextBytes(bytes);
        return new SealedBox(bytes);
    }

    private T? Maybe<T>(Func<T> make) where T : class => _random.Next(3) == 0 ? null : make();

    private Guid Id()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private const string Letters = "abcdefghijklmnopqrstuvwxyz/.-_#:0123456789[]=()<>\"\\&'äß日\n\u0001";
}
