using Heatmap.Events;

namespace Heatmap.Projections;

/// <summary>Whether an event is what a funnel's step asks for.</summary>
public static class StepMatching
{
    internal static bool IsMetBy(this FunnelStep step, VisitorEvent e, Definitions definitions) => KindOf(e.Happened) == step.Kind
        && IsOn(step.Page, e.Envelope.Path, definitions)
        && e.Happened switch
        {
            PointerClicked click => IsAt(step.Selector, click.Target),
            FormSubmitted form => IsAt(step.Selector, form.Target),
            CustomTracked custom => custom.Name == step.Event && step.Conditions.All(c => c.Holds(custom.Declared)),
            _ => true,
        };

    /// <summary>The kind of step that an event may be; null for what no step asks for.</summary>
    public static StepKind? KindOf(IEvent happened) => happened switch
    {
        PageViewed => StepKind.Page,
        PointerClicked { Button: 0, Trusted: true } => StepKind.Click,
        CustomTracked => StepKind.Event,
        FormSubmitted => StepKind.Submit,
        _ => null,
    };

    private static bool IsOn(string? page, string? path, Definitions definitions)
    {
        if (page is null) return true;
        if (path is null) return false;
        return page.StartsWith('/') ? new PageGroup(page, "").Matches(path) : definitions.PageOf(path) == page;
    }

    private static bool IsAt(string? selector, Element? target) => selector is null || target?.Selector == selector;
}
