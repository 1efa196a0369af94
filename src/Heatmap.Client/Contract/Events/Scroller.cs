namespace Heatmap.Client;

/// <summary>
/// Where an element that scrolls itself stood when a stretch of scrolling ended, in CSS pixels from where its content begins (from the
/// right edge where it runs from right to left).
/// </summary>
/// <param name="Selector">CSS selector of the element.</param>
/// <param name="Tag">Its tag name in lower case.</param>
/// <param name="X">Left edge of what shows of it.</param>
/// <param name="Y">Top edge of what shows of it.</param>
/// <param name="Right">Furthest right edge that showed in this view so far.</param>
/// <param name="Bottom">Deepest bottom edge that showed in this view so far.</param>
/// <param name="Content">Width and height of the content at that moment.</param>
public sealed record Scroller(int Seq, string Page, long At, string Selector, string Tag, int X, int Y, int Right, int Bottom, Size Content)
    : CapturedEvent(Seq, Page, At);
