using System.Globalization;
using System.Text.Json;
using Heatmap.Events;

namespace Heatmap.Projections;

/// <summary>How each kind of event reads in a timeline.</summary>
public static class TimelineEntries
{
    public static TimelineEntry Of(VisitorEvent e)
    {
        var (kind, summary) = Words(e.Happened);
        var target = TargetOf(e.Happened);
        var click = e.Happened as PointerClicked;
        return new TimelineEntry(
            e.Moment, e.Revision, kind, e.Envelope.Path, click?.X, click?.Y, target?.Selector, summary, DetailsOf(e.Happened), e.Happened);
    }

    private static (string Kind, string Summary) Words(IEvent happened) => happened switch
    {
        CaptureStarted e => ("start", $"Capture began on {e.Browser ?? "an unknown browser"}, {e.System ?? "an unknown system"}"),
        PageViewed e => ("view", e.ReferrerHost is { } host ? $"Page view, from {host}" : "Page view"),
        PointerClicked e => ("click", Clicked(e)),
        ClickReacted e => ("reaction", Reacted(e)),
        PointerMoved e => ("move", e.Deltas.Count == 3 ? "Moved to a point" : Text($"Moved through {e.Deltas.Count / 3} points")),
        PageScrolled e => ("scroll", Text($"Scrolled to {e.Top} px, {e.Deepest} px seen so far")),
        ElementScrolled e => ("scroller", ScrolledWithin(e)),
        AttentionGiven e => ("attention", Attended(e.Portions)),
        PageLeft e => ("leave", Text($"Left after {e.Engaged / 1000.0:0.#} s of attention")),
        FieldFilled e => ("input", Text($"Filled in a field ({e.Length}) in {e.Fill / 1000.0:0.#} s")),
        FormSubmitted e => ("submit", Text($"Sent a form of {e.Fields} fields")),
        FormAbandoned e => ("abandon", Text($"Left a form with {e.Touched} of {e.Fields} fields touched")),
        ElementFocused => ("focus", "Focused an element"),
        TextCopied e => ("copy", Text($"Copied {e.Length} characters")),
        ShortcutPressed e => ("key", $"Pressed {e.Combination}"),
        ErrorOccurred e => ("error", $"Script error ({e.Kind}), fingerprint {e.Fingerprint}"),
        VitalsMeasured e => ("vitals", Text($"{e.Name} {e.Value:0.###} ({e.Rating ?? "not rated"})")),
        VisibilityChanged e => ("visible", e.Visible ? "Came back to the page" : "Turned away from the page"),
        CustomTracked e => ("custom", Tracked(e)),
        VisitorIdentified e => ("identify", e.EmailDomain is { } domain ? $"Identified, of {domain}" : "Identified"),
        ConsentChanged e => ("consent", $"Consent: {(e.Categories.Count == 0 ? "none" : string.Join(", ", e.Categories))} ({e.Source})"),
        ReplayRecorded e => ("replay", Text($"Recorded for replay: part {e.Chunk}, {e.Steps} steps")),
        ScreenshotTaken => ("screenshot", "A picture of the page was taken"),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has no words in a timeline."),
    };

    private static string Clicked(PointerClicked e)
    {
        var verb = e switch
        {
            { Pointer: "touch", Button: 0 } => "Tapped",
            { Pointer: "touch", Button: 2 } => "Held",
            { Pointer: "key", Button: 0 } => "Pressed",
            { Button: 1 } => "Middle-clicked",
            { Button: 2 } => "Right-clicked",
            _ => "Clicked",
        };
        var what = e.Target is { } target ? $"{verb} a {target.Tag}" : verb;
        return e switch { { Trusted: false } => what + ", by script", { Pointer: "key" } => what + " by key", _ => what };
    }

    private static string Reacted(ClickReacted e)
    {
        int?[] reactions = [e.Mutation, e.Scroll, e.Navigation, e.Selection];
        return reactions.Min() is { } first
            ? Text($"The page reacted after {first} ms")
            : Text($"Nothing happened within {e.Observed} ms");
    }

    private static string ScrolledWithin(ElementScrolled e)
    {
        var what = e.Target is { } target ? $"a {target.Tag}" : "an element";
        // What is no higher than it shows goes sideways.
        return e.Top == 0 && e.Deepest >= e.ContentHeight
            ? Text($"Scrolled {what} sideways to {e.Left} px, {e.Rightmost} of {e.ContentWidth} px seen so far")
            : Text($"Scrolled {what} to {e.Top} px, {e.Deepest} of {e.ContentHeight} px seen so far");
    }

    private static string Attended(IReadOnlyList<int> portions)
    {
        var milliseconds = 0L;
        for (var i = 2; i < portions.Count; i += 3) milliseconds += portions[i];
        return Text($"Gave {milliseconds / 1000.0:0.#} s of attention to {portions.Count / 3} portions of the page");
    }

    private static string Tracked(CustomTracked e)
    {
        if (e.Declared is not { ValueKind: JsonValueKind.Object } declared) return e.Name;
        string[] known = [.. declared.EnumerateObject().Select(p => $"{p.Name}: {WordOf(p.Value)}")];
        return known.Length == 0 ? e.Name : $"{e.Name} ({string.Join(", ", known)})";
    }

    private static string WordOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static Element? TargetOf(IEvent happened) => happened switch
    {
        PointerClicked e => e.Target,
        FieldFilled e => e.Target,
        FormSubmitted e => e.Target,
        FormAbandoned e => e.Target,
        ElementFocused e => e.Target,
        TextCopied e => e.Target,
        ElementScrolled e => e.Target,
        _ => null,
    };

    private static SealedBox? DetailsOf(IEvent happened) => happened switch
    {
        CaptureStarted e => e.Details,
        PageViewed e => e.Details,
        PointerClicked e => e.Details,
        FieldFilled e => e.Details,
        ErrorOccurred e => e.Details,
        CustomTracked e => e.Details,
        VisitorIdentified e => e.Details,
        _ => null,
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
