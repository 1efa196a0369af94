using System.Reflection;

namespace Heatmap.Ingest;

/// <summary>
/// Reads uap-core's data file. It is YAML, of which it uses little: three lists at the left edge, each of entries that begin with
/// a dash and hold one quoted text a line.
/// </summary>
internal static class UapFile
{
    /// <summary>The lists by name, each entry a map of its lines.</summary>
    /// <exception cref="FormatException">A line has another form.</exception>
    public static Dictionary<string, List<Dictionary<string, string>>> Read(TextReader source)
    {
        var lists = new Dictionary<string, List<Dictionary<string, string>>>(StringComparer.Ordinal);
        List<Dictionary<string, string>>? list = null;
        for (var number = 1; source.ReadLine() is { } line; number++)
        {
            var text = line.Trim();
            if (text.Length == 0 || text[0] == '#') continue;
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0) throw new FormatException($"Line {number} of the list of user agents names no field: it must be 'name: value'.");
            if (!char.IsWhiteSpace(line[0]) && line[0] != '-')
            {
                lists[text[..colon]] = list = [];
                continue;
            }

            if (list is null) throw new FormatException($"Line {number} of the list of user agents belongs to no list.");
            if (text[0] == '-') list.Add(new Dictionary<string, string>(StringComparer.Ordinal));
            list[^1][text[..colon].TrimStart('-', ' ')] = Scalar(text[(colon + 1)..].Trim());
        }

        return lists;
    }

    /// <summary>One of this assembly's data files.</summary>
    public static StreamReader Open(string name) => new(
        Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The data file {name} is not in the assembly."));

    private static string Scalar(string text)
    {
        if (text.Length < 2) return text;
        if (text[0] == '\'') return text[1..text.LastIndexOf('\'')].Replace("''", "'", StringComparison.Ordinal);
        return text[0] == '"' ? text[1..text.LastIndexOf('"')].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal) : text;
    }
}
