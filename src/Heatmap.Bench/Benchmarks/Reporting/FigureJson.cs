using System.Text;
using System.Text.Json;

namespace Heatmap.Bench;

/// <summary>Figures for machines: one JSON object a line, with name, value, unit, floor, ratio (null where there is none) and machine.</summary>
public static class FigureJson
{
    public static void Write(TextWriter output, IReadOnlyList<Figure> figures, string machine)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(figures);
        foreach (var figure in figures) output.WriteLine(LineOf(figure, machine));
    }

    private static string LineOf(Figure figure, string machine)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, figure.Name);
            writer.WriteNumber("value"u8, Math.Round(figure.Value, 3));
            writer.WriteString("unit"u8, figure.Unit);
            WriteNumber(writer, "floor", figure.Floor);
            WriteNumber(writer, "ratio", figure.Ratio);
            writer.WriteString("machine"u8, machine);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number) writer.WriteNumber(name, Math.Round(number, 3));
        else writer.WriteNull(name);
    }
}
