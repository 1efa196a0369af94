using Heatmap.Events;

namespace Heatmap.Api;

/// <summary>The schema's FunnelStepInput.</summary>
public sealed record FunnelStepInput(StepKind Kind, string? Page, string? Selector, string? Event, IReadOnlyList<PropertyCondition> Conditions)
{
    public FunnelStep ToStep() => new() { Kind = Kind, Page = Page, Selector = Selector, Event = Event, Conditions = Conditions };
}
