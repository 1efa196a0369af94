namespace Heatmap.Projections;

/// <summary>
/// Where people clicked. <see cref="Family"/>: per page, device class and quarter-hour, hundredths of clicks by cell of the page;
/// <see cref="ElementFamily"/>: the same by selector, by cell inside the element.
/// </summary>
public static class ClickMapView
{
    public const string Family = "click";
    public const string ElementFamily = "click.element";

    /// <summary>Cells a document's width is cut into, and the height of a row in CSS pixels.</summary>
    public const int Columns = 64;
    public const int RowHeight = 16;

    /// <summary>Columns, and rows, inside an element.</summary>
    public const int ElementCells = 32;

    /// <summary>The cell of a point of the page; a point outside the document counts at its edge.</summary>
    public static int CellOf(int x, int y, int documentWidth)
    {
        var column = Math.Clamp((int)((long)x * Columns / Math.Max(documentWidth, 1)), 0, Columns - 1);
        return (Math.Max(y, 0) / RowHeight * Columns) + column;
    }

    /// <summary>The cell of a point inside an element, each coordinate 0..32767 of its size.</summary>
    public static int ElementCellOf(int rx, int ry) => (Scaled(ry) * ElementCells) + Scaled(rx);

    private static int Scaled(int part) => Math.Clamp(part * ElementCells / (Events.Element.Scale + 1), 0, ElementCells - 1);
}
