using Heatmap.Events;

namespace Heatmap.Query;

/// <summary>Something that visitors did and that a step of a funnel can ask for.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Page">Where, as pages are grouped.</param>
/// <param name="Selector">Of clicks and forms: the element.</param>
/// <param name="Event">Of the site's own events: the name.</param>
/// <param name="Properties">Of those: the declared properties they came with.</param>
/// <param name="Visitors">How many of the visitors looked at did it.</param>
public sealed record SeenStep(StepKind Kind, string? Page, string? Selector, string? Event, IReadOnlyList<string> Properties, int Visitors);
