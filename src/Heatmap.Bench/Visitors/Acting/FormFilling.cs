using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>Filling in a form: field by field, to the end or not. Never what was typed, as the SDK masks it.</summary>
internal sealed class FormFilling(CaptureRun run, ShopPage page, Body body, Chance chance)
{
    private long? _begun;
    private string _form = "";
    private string _last = "";
    private int _fields;
    private int _touched;

    /// <param name="form">Selector of the form.</param>
    /// <param name="resolve">Chance to fill in all and send it.</param>
    /// <param name="fields">Number of fields of the form, also those left as they are.</param>
    /// <param name="sent">What the page does when it is sent.</param>
    public void Fill(string form, IReadOnlyList<string> names, string submit, int fields, double resolve, Action? sent = null)
    {
        var finishes = chance.Happens(resolve);
        var upTo = finishes ? names.Count : chance.Source.Next(1, names.Count + 1);
        (_form, _fields, _begun) = (form, fields, run.Now);
        foreach (var name in names.Take(upTo)) FillIn(page.Find(name));
        body.Look(1_200);
        if (finishes) Send(page.Find(submit), sent);
    }

    /// <summary>To be called before the page is left: a form begun and not sent is abandoned.</summary>
    public void Close()
    {
        if (_begun is not { } begun) return;
        run.Emit((seq, at, now) => new Abandon(seq, at, now, FormTarget, _fields, _touched, _last, now - begun));
        _begun = null;
    }

    private Target FormTarget => new(_form, "form", Target.Centre, Target.Centre, false);

    private void FillIn(ShopElement field)
    {
        (_touched, _last) = (_touched + 1, field.Name);
        // Some go on by the tabulator key; ticks are pressed.
        if (_touched == 1 || field.Kind == ElementKind.Check || chance.Happens(0.6)) body.Press(field, new Answer());
        run.Emit((seq, at, now) => new Focus(seq, at, now, Body.TargetOf(field)));
        if (field.Kind == ElementKind.Check) return;
        var characters = Math.Max(2, (int)chance.LogNormal(11, 0.5));
        var typing = characters * chance.LogNormal(190, 0.3);
        for (var part = 0; part < 4; part++)
        {
            run.Pass(typing / 4);
            run.Typed();
        }

        var length = characters <= 10 ? LengthClass.Short : characters <= 50 ? LengthClass.Medium : LengthClass.Long;
        run.Emit((seq, at, now) => new Input(seq, at, now, Body.TargetOf(field), length, (long)typing));
    }

    private void Send(ShopElement submit, Action? sent)
    {
        body.Press(submit, new Answer(Mutation: (int)chance.Between(8, 60)));
        var begun = _begun ?? run.Now;
        run.Emit((seq, at, now) => new Submit(seq, at, now, FormTarget, _fields, now - begun));
        _begun = null;
        sent?.Invoke();
        body.Look(2_500);
    }
}
