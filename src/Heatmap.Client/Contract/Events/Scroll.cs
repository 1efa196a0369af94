namespace Heatmap.Client;

/// <summary>Where the page stood when a stretch of scrolling ended, in CSS pixels of the document.</summary>
/// <param name="Y">Top edge of the viewport.</param>
/// <param name="Max">Deepest point of this view that was on screen so far.</param>
/// <param name="Document">Size of the document at that moment.</param>
public sealed record Scroll(int Seq, string Page, long At, int Y, int Max, Size? Document = null) : CapturedEvent(Seq, Page, At);
