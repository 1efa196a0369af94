namespace Heatmap.Ingest;

/// <summary>Watches the events of one batch for what no person does. Each limit lies several times beyond what people reach.</summary>
internal sealed class Behaviour
{
    // People click 7 times a second, the quickest on record some 15; ten fingers on glass not 50.
    private const int Clicks = 10;
    private const long WithinMs = 100;

    // A page's own script clicks now and then; without a trusted click or a moving pointer, so many are a program's.
    private const int Untrusted = 5;

    // A clock that is set back makes one step back, and listeners that report late a few.
    private const int StepsBack = 10;

    private readonly Queue<long> _clicks = new();
    private bool _quick;
    private bool _hand;
    private int _untrusted;
    private int _stepsBack;
    private int _steps;
    private long _before;

    /// <summary>The next event of the batch.</summary>
    public void See(string type, long at, bool trusted)
    {
        if (_steps++ > 0 && at < _before) _stepsBack++;
        _before = at;
        if (type is "move" or "key" or "input" || (type == "click" && trusted)) _hand = true;
        if (type != "click") return;
        if (!trusted) _untrusted++;
        _clicks.Enqueue(at);
        if (_clicks.Count > Clicks) _clicks.Dequeue();
        _quick |= _clicks.Count == Clicks && Math.Abs(at - _clicks.Peek()) <= WithinMs;
    }

    /// <summary>Of <see cref="MachineSigns"/>; null for nothing that a person couldn't do.</summary>
    public string? Sign =>
        _quick ? MachineSigns.InhumanPace
        : _stepsBack >= StepsBack && _stepsBack == _steps - 1 ? MachineSigns.InhumanOrder
        : _untrusted >= Untrusted && !_hand ? MachineSigns.UntrustedClicks
        : null;
}
