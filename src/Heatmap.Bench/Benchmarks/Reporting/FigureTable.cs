using System.Globalization;

namespace Heatmap.Bench;

/// <summary>Figures as a table for people.</summary>
public static class FigureTable
{
    public static void Write(TextWriter output, IReadOnlyList<Figure> figures)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(figures);
        string[][] rows = [["figure", "value", "unit", "floor", "ratio"], .. figures.Select(RowOf)];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows) output.WriteLine(string.Join("  ", row.Select((cell, column) => Align(cell, widths[column], column))).TrimEnd());
    }

    private static string[] RowOf(Figure figure) =>
    [
        figure.Name, Number(figure.Value), figure.Unit, figure.Floor is { } floor ? Number(floor) : "",
        figure.Ratio?.ToString("0.00", CultureInfo.InvariantCulture) ?? "",
    ];

    /// <summary>Names and units are read from the left, numbers from the right.</summary>
    private static string Align(string cell, int width, int column) => column is 0 or 2 ? cell.PadRight(width) : cell.PadLeft(width);

    private static string Number(double value) => value.ToString(Math.Abs(value) >= 100 ? "#,0" : "0.00", CultureInfo.InvariantCulture);
}
