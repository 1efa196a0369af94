using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>One page load of one visit: arriving, reading, doing what the persona does here, going on or leaving.</summary>
internal sealed class PageStay
{
    private static readonly string[] CheckoutFields = ["#name", "#email", "#address", "#postcode", "#city", "#card", "#expiry", "#code", "#terms"];

    private readonly CaptureRun _run;
    private readonly Visitor _visitor;
    private readonly Persona _persona;
    private readonly Chance _chance;
    private readonly Body _body;
    private readonly FormFilling _form;
    private readonly Vitals _vitals;
    private readonly ShopTalk _talk;
    private readonly Uri _script;
    private ShopPage _page;
    private Habit _habit;
    private bool _bought;
    private bool _failed;

    public PageStay(CaptureRun run, ShopPage page, Uri address, Visitor visitor, Chance chance, (double X, double Y) pointer)
    {
        _script = new Uri(address, DemoShop.Script);
        (_run, _page, _chance, _visitor, _persona) = (run, page, chance, visitor, visitor.Persona);
        _habit = _persona.Habits[page.File];
        _body = new Body(run, page, visitor.Device, chance, pointer, _persona.Pace);
        _form = new FormFilling(run, page, _body, chance);
        _talk = new ShopTalk(run, chance, DemoShop.PlantOf(address));
        _vitals = new Vitals(run, chance, visitor.Device.Touch ? 1.5 : 1);
    }

    public (double X, double Y) Pointer => _body.Pointer;

    /// <summary>Lives through the page; answers the address behind the link that was followed, null when the tab was closed.</summary>
    public string? Live()
    {
        _run.Emit((seq, page, at) => new View(seq, page, at));
        _vitals.Load();
        _body.Look(1_600);
        Read();
        Act();
        if (_page.File == DemoShop.Thanks)
        {
            Read();
            Act();
        }

        if (_chance.Happens(0.06)) _run.Hide(_chance.LogNormal(12_000, 0.8));
        return GoOn(_chance.Pick(_habit.Goes));
    }

    private void Act()
    {
        foreach (var (name, chance) in _habit.Does)
        {
            if (_chance.Happens(chance)) Do(name);
        }
    }

    private string? GoOn(string way)
    {
        // The link to the checkout shows only once something is in the basket.
        if (way == "#to-checkout" && !_bought) way = "#basket";
        var link = way == "leave" ? null : Choose(way, leaving: true);
        if (link is not null)
        {
            _body.Press(link, Answer.None);
            _run.Pass(_chance.LogNormal(110, 0.5));
        }
        else
        {
            _body.Look(900);
        }

        _form.Close();
        _vitals.Finish();
        _run.Leave();
        return link?.Leads;
    }

    /// <summary>Goes down the page a screen at a time, and often some of it up again.</summary>
    private void Read()
    {
        var depth = Math.Clamp(_chance.Normal(_habit.Depth, 0.22), 0, 1);
        var goal = (int)(depth * _page.Document.Height);
        var text = _page.File == DemoShop.Article;
        for (var at = _body.Scroll; at < goal && _body.Scroll >= at - 4;)
        {
            at = Math.Min(goal, at + (int)_chance.Between(320, 620));
            _body.ScrollTo(at);
            _body.Look(text ? 5_200 : 1_500);
            if (text && _chance.Happens(0.05)) PressText();
            if (at >= _page.Document.Height - 1_200) break;
        }

        if (_chance.Happens(0.35)) _body.ScrollTo((int)(_body.Scroll * _chance.Between(0, 0.6)));
    }

    /// <summary>Some people mark what they read.</summary>
    private void PressText()
    {
        var texts = _page.Elements.Where(element => element.Kind == ElementKind.Text).OrderBy(element => Math.Abs(element.Y - _body.Scroll - 300));
        if (texts.FirstOrDefault() is { } text) _body.Press(text, new Answer(Selection: 2));
    }

    private void Do(string name)
    {
        switch (name)
        {
            case "form": _form.Fill("#checkout", CheckoutFields, "#pay", fields: 10, _persona.Resolve, sent: Ordered); break;
            case "newsletter": _form.Fill("#newsletter", ["input[name=\"newsletter\"]"], "#subscribe", fields: 1, 0.8); break;
            case "#buy":
                _bought = true;
                Press(Choose(name, leaving: false), did: _talk.Added);
                break;
            case "#know-me": Press(Choose(name, leaving: false), did: () => _talk.Introduced(_visitor.Email)); break;
            default: Press(Choose(name, leaving: false)); break;
        }
    }

    private void Ordered()
    {
        _talk.Ordered();
        _page = DemoShop.Current.Page(DemoShop.Thanks, _visitor.Device.Layout);
        _habit = _persona.Habits[_page.File];
        _body.TurnTo(_page);
    }

    /// <param name="did">What the page does of it beside what shows.</param>
    private void Press(ShopElement? element, Action? did = null)
    {
        if (element is null) return;
        if (element.Kind == ElementKind.Dead) PressDead(element);
        else _body.Press(element, element.Leads.StartsWith('#') ? Answer.None : new Answer(Mutation: (int)_chance.LogNormal(14, 0.7)));
        did?.Invoke();
        if (element.Leads.StartsWith('#')) Follow(element.Leads);
        _body.Look(1_800);
    }

    private void PressDead(ShopElement element)
    {
        if (_chance.Happens(_persona.Anger)) _body.Rage(element);
        else _body.Press(element, Answer.None);
        if (element.Name == DemoShop.Failing) Fail();
        _run.Pass(_chance.Between(700, 2_600));
    }

    /// <summary>An SDK tells the same error of a page once.</summary>
    private void Fail()
    {
        if (_failed) return;
        _failed = true;
        var (line, column) = DemoShop.FailsAt;
        _run.Emit((seq, page, at) => new Failure(seq, page, at, FailureKind.Error, DemoShop.Failure, _script.AbsoluteUri, line, column));
    }

    private void Follow(string fragment)
    {
        _run.Pass(_chance.Between(10, 30));
        var place = _page.Elements.FirstOrDefault(element => element.Name.StartsWith(fragment, StringComparison.Ordinal));
        _body.JumpTo(place?.Y - 100 ?? (int)(_page.Document.Height * _chance.Between(0.1, 0.8)));
    }

    /// <summary>The element of a habit's name; null when the page has none of the kind.</summary>
    private ShopElement? Choose(string name, bool leaving)
    {
        if (name.StartsWith("to ", StringComparison.Ordinal)) return First([.. _page.LinksTo(name[3..])]);
        if (!name.EndsWith('*')) return _page.TryFind(name);
        return First([.. _page.Starting(name[..^1])
            .Where(element => element.Kind != ElementKind.Text && leaving == (element.Leads.Length > 0 && !element.Leads.StartsWith('#')))]);
    }

    /// <summary>What comes first on a page is taken most, what comes last least.</summary>
    private ShopElement? First(IReadOnlyList<ShopElement> found) =>
        found.Count == 0 ? null : _chance.Pick([.. found.Select((element, index) => (element, 1 / (1 + (0.3 * index))))]);
}
