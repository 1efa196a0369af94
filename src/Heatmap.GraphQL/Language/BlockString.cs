using System.Text;

namespace Heatmap.GraphQL.Language;

/// <summary>The indentation of block strings, off when read and on when printed (section 2.9.4.1).</summary>
internal static class BlockString
{
    // graphql-js breaks a longer one off the quotes' line.
    private const int LongestSingleLine = 70;

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
        !value.Contains('\r') && Dedent(Inside(value).Split('\n')) == value;

    /// <summary>Prints a value as a block string with its lines at the given indentation.</summary>
    public static string Print(string value, string indent)
    {
        var escaped = Inside(value).Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        return $"\"\"\"{escaped.Replace("\n", "\n" + indent, StringComparison.Ordinal)}\"\"\"";
    }

    /// <summary>
    /// What stands between the quotes: a short line stays on theirs; lines that all begin with blanks need a line break
    /// before them to keep the blanks, and a quote or backslash at the end needs one after it.
    /// </summary>
    private static string Inside(string value)
    {
        var lines = value.Split('\n');
        var isSingle = lines.Length == 1;
        var allIndented = !isSingle && lines.Skip(1).All(l => l.Length == 0 || l[0] is ' ' or '\t');
        var endsInBlock = value.EndsWith("\"\"\"", StringComparison.Ordinal);
        var needsBreakAfter = value.EndsWith('\\') || (value.EndsWith('"') && !endsInBlock);
        var isTall = !isSingle || value.Length > LongestSingleLine || needsBreakAfter || endsInBlock;
        var keepsFirstLine = isSingle && value.Length > 0 && (value[0] is ' ' or '\t');
        var before = allIndented || (isTall && !keepsFirstLine) ? "\n" : "";
        return before + value + (isTall ? "\n" : "");
    }
}
