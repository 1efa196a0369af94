namespace Heatmap.Client;

/// <summary>A press of a button, a touch or a keyboard activation, at a place in the document (CSS pixels).</summary>
/// <param name="Button">As in the DOM: 0 main, 1 middle, 2 secondary, 3 back, 4 forward.</param>
/// <param name="Count">Which click of a quick series on one spot this is, from 1.</param>
/// <param name="Trusted">True when a person's device made it.</param>
/// <param name="Pointer">What pressed: mouse, pen, touch or key; null where it isn't known.</param>
public sealed record Click(
    int Seq, string Page, long At, int X, int Y, Size Document, int Button, int Count, bool Trusted, Target Target,
    string? Pointer = null)
    : CapturedEvent(Seq, Page, At);
