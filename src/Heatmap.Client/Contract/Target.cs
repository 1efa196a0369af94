namespace Heatmap.Client;

/// <summary>The element concerned and the point inside it, as shares of its sides from 0 to <see cref="Full"/>.</summary>
/// <param name="Selector">CSS selector that found exactly this element.</param>
/// <param name="Tag">Tag name in lower case.</param>
/// <param name="Fixed">True when the element or an ancestor is fixed or sticky.</param>
/// <param name="Text">Visible text, masked (letters x, digits 0) unless the site unmasked it.</param>
public sealed record Target(string Selector, string Tag, int Rx, int Ry, bool Fixed, string? Text = null)
{
    /// <summary>The right or bottom edge.</summary>
    public const int Full = 32767;

    /// <summary>The middle, also where no pointer was involved.</summary>
    public const int Centre = 16384;
}
