namespace Heatmap.Events;

/// <summary>The kinds of steps. The numbers are a storage format.</summary>
public enum StepKind
{
    /// <summary>A page came into view: <see cref="FunnelStep.Page"/>.</summary>
    Page = 0,

    /// <summary>An element was clicked by a hand: <see cref="FunnelStep.Selector"/>, on <see cref="FunnelStep.Page"/>.</summary>
    Click = 1,

    /// <summary>The site reported something of its own: <see cref="FunnelStep.Event"/> with <see cref="FunnelStep.Conditions"/>.</summary>
    Event = 2,

    /// <summary>A form was sent: <see cref="FunnelStep.Selector"/>, on <see cref="FunnelStep.Page"/>.</summary>
    Submit = 3,
}
