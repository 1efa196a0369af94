using System.Text;

namespace Heatmap.GraphQL.Language;

/// <summary>The indentation of block strings, off when read and on when printed (section 2.9.4.1).</summary>
internal static class BlockString
{
    /// <summary>BlockStringValue: takes off the common indentation and blank first and last lines.</summary>
    public static string Dedent(IReadOnlyList<string> lines)
    {
        var common = int.MaxValue;
        var first = -1;
        var last = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            var indent = Indent(lines[i]);
            if (indent == lines[i].Length)
                continue;
            first = first < 0 ? i : first;
            last = i;
            if (i != 0)
                common = Math.Min(common, indent);
        }

        if (first < 0)
            return "";
        var text = new StringBuilder();
        for (var i = first; i <= last; i++)
        {
            if (i > first)
                text.Append('\n');
            text.Append(i == 0 ? lines[i] : lines[i].AsSpan(Math.Min(common, lines[i].Length)));
        }

        return text.ToString();
    }

    private static int Indent(string line) => line.Length - line.AsSpan().TrimStart(" \t").Length;

    /// <summary>True where reading the printed block gives the same text back.</summary>
    public static bool CanHold(string value) =>
        !value.Contains('\r') && Dedent(["", .. value.Split('\n')]) == value && value.AsSpan().IndexOfAnyInRange('\0', '\u0008') < 0;

    /// <summary>Prints a value as a block string with its lines at the given indentation.</summary>
    public static string Print(string value, string indent)
    {
        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var lines = escaped.Split('\n');
        var text = new StringBuilder("\"\"\"");
        foreach (var line in lines)
            text.Append('\n').Append(line.Length == 0 ? "" : indent).Append(line);
        return text.Append('\n').Append(indent).Append("\"\"\"").ToString();
    }
}
