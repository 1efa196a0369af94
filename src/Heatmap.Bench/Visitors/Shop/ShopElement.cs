namespace Heatmap.Bench;

/// <summary>An element of a page as it lies on one kind of device, in CSS pixels of the document at rest.</summary>
/// <param name="Name">Finds it in its page.</param>
/// <param name="Selector">What lies at its centre, and so is the target of a press.</param>
/// <param name="Stuck">Distance from the viewport's top at which it sticks when the page is scrolled; null when it scrolls along.</param>
/// <param name="Leads">Address behind a link, relative to its page; otherwise empty.</param>
/// <param name="Text">As the SDK would mask it.</param>
internal sealed record ShopElement(
    string Name, string Selector, string Tag, ElementKind Kind, int X, int Y, int Width, int Height, int? Stuck, string Leads, string Text)
{
    public bool IsFixed => Stuck is not null;

    /// <summary>Its top edge in the document while the page is scrolled by <paramref name="scroll"/>.</summary>
    public int TopAt(int scroll) => Stuck is { } stuck ? Math.Max(Y, scroll + stuck) : Y;
}
