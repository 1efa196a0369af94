using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>
/// The SDK's part: turns what a visitor does on one page load into events and parcels as src/browser-sdk would, with its timers,
/// its order of sequence numbers and its batch sizes. Time passes only by <see cref="Pass"/>.
/// </summary>
internal sealed class CaptureRun
{
    // As in src/browser-sdk/src: core/settings.ts (flush) and signals/scroll.ts.
    private const int FlushSize = 50;
    private const int FlushInterval = 5_000;
    private const int ScrollStep = 500;

    private readonly List<CapturedEvent> _waiting = [];
    private readonly List<Parcel> _parcels = [];
    private readonly Trail _trail = new();
    private readonly ClickWatches _watches = new();
    private readonly Attention _attention;
    private readonly string _page;
    private int _seq;
    private bool _closing;
    private long _flushDue = long.MaxValue;
    private long _scrollDue = long.MaxValue;
    private int _scroll;
    private int _deepest;
    private Size _document;

    // No consent outlives its page load: the SDK doesn't remember any, and the site says it on each.
    private IReadOnlyList<string> _consent = ["analytics"];

    public CaptureRun(string page, Size document, long start)
    {
        (_page, _document, Now) = (page, document, start);
        _attention = new Attention(start);
    }

    /// <summary>Unix milliseconds.</summary>
    public long Now { get; private set; }

    public IReadOnlyList<Parcel> Parcels => _parcels;

    /// <summary>Lets time go by; what falls due meanwhile happens at its time.</summary>
    public void Pass(double milliseconds)
    {
        var until = Now + Math.Max(0, (long)milliseconds);
        while (NextDue() is var due && due <= until)
        {
            Now = Math.Max(Now, due);
            if (due == _scrollDue) CloseScroll();
            else if (_watches.TakeDue(Now) is { } watch) Emit(watch.Close(++_seq, _page, Now));
            else Flush();
        }

        Now = until;
    }

    /// <summary>Adds an event made for the sequence number, page and time given to it; answers its number.</summary>
    public int Emit(Func<int, string, long, CapturedEvent> make)
    {
        Emit(make(++_seq, _page, Now));
        return _seq;
    }

    public void PointerAt(int x, int y)
    {
        _attention.Sign(Now);
        if (_trail.IsFull(Now)) CloseTrail();
        if (!_trail.Add(Now, x, y)) return;
        Wake();
    }

    public void ScrolledTo(int top, int viewportHeight)
    {
        _attention.Sign(Now);
        _watches.Scrolled(Now);
        _scroll = top;
        _deepest = Math.Max(_deepest, Math.Min(top + viewportHeight, _document.Height));
        if (_scrollDue == long.MaxValue) _scrollDue = Now + ScrollStep;
    }

    public void Clicked(int x, int y, int count, Target target, Answer answer)
    {
        _attention.Sign(Now);
        _watches.Answered(Now, answer);
        var of = Emit((seq, page, at) => new Click(seq, page, at, x, y, _document, 0, count, true, target));
        _watches.Open(of, Now, answer);
    }

    /// <summary>The page has become longer or shorter.</summary>
    public void Shows(Size document) => _document = document;

    /// <summary>All that is consented to from now on, by a call of the site.</summary>
    public void Consented(IReadOnlyList<string> categories)
    {
        _consent = categories;
        Emit((seq, page, at) => new ConsentChange(seq, page, at, categories, ConsentSource.Api));
    }

    public void Typed() => _attention.Sign(Now);

    /// <summary>The tab goes to the back for a while.</summary>
    public void Hide(double milliseconds)
    {
        Emit((seq, page, at) => new Visibility(seq, page, at, TabState.Hidden));
        Flush();
        Pass(milliseconds);
        _attention.Return(Now);
        Emit((seq, page, at) => new Visibility(seq, page, at, TabState.Visible));
    }

    /// <summary>The page goes, by a navigation or by closing the tab.</summary>
    public void Leave()
    {
        _closing = true;
        CloseOpenThings();
        foreach (var watch in _watches.TakeAll()) Emit(watch.ClosedByLeaving(++_seq, _page, Now));
        Emit((seq, page, at) => new Leave(seq, page, at, _attention.Until(at)));
        Ship();
    }

    private void Emit(CapturedEvent @event)
    {
        _waiting.Add(@event);
        Wake();
        if (!_closing && _waiting.Count >= FlushSize) Flush();
    }

    private void Wake() => _flushDue = Math.Min(_flushDue, Now + FlushInterval);

    private long NextDue() => Math.Min(Math.Min(_flushDue, _scrollDue), _watches.NextDue);

    private void CloseTrail()
    {
        if (_trail.Take(++_seq, _page, _document) is { } trail) Emit(trail);
        else _seq--;
    }

    private void CloseScroll()
    {
        _scrollDue = long.MaxValue;
        Emit((seq, page, at) => new Scroll(seq, page, at, _scroll, _deepest, _document));
    }

    private void Flush()
    {
        _closing = true;
        CloseOpenThings();
        _closing = false;
        Ship();
    }

    private void CloseOpenThings()
    {
        CloseTrail();
        if (_scrollDue != long.MaxValue) CloseScroll();
    }

    private void Ship()
    {
        _flushDue = long.MaxValue;
        if (_waiting.Count == 0) return;
        _parcels.Add(new Parcel(Now, _consent, [.. _waiting]));
        _waiting.Clear();
    }
}
