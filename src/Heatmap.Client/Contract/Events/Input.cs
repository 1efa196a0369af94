namespace Heatmap.Client;

/// <summary>A field was filled in: how much and how long, never what, unless unmasked on purpose.</summary>
/// <param name="Fill">Milliseconds from focus to the last change.</param>
/// <param name="Value">Only where the site has unmasked this very field.</param>
public sealed record Input(int Seq, string Page, long At, Target Target, LengthClass Length, long Fill, string? Value = null)
    : CapturedEvent(Seq, Page, At);
