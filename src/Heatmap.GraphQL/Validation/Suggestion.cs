namespace Heatmap.GraphQL.Validation;

/// <summary>"Did you mean": names near enough to a mistyped one.</summary>
internal static class Suggestion
{
    private const int MostShown = 5;
    private const int MostListed = 20;

    /// <summary>The sentence to append, or nothing where no name is near.</summary>
    public static string For(string typed, IEnumerable<string> known, string? what = null)
    {
        var near = Nearest(typed, known);
        return near.Count == 0 ? "" : $" Did you mean {(what is null ? "" : what + " ")}{OrList(near)}?";
    }

    /// <summary>The same for a value of an enum; where none is near all are named, unless they are too many to read.</summary>
    public static string ForValue(string? typed, EnumType type)
    {
        var names = type.Values.Select(v => v.Name).ToList();
        var near = typed is null ? "" : For(typed, names, "the enum value");
        return near.Length > 0 || names.Count > MostListed ? near : $" It wants {OrList(names)}.";
    }

    /// <summary>The near names, nearest first.</summary>
    public static List<string> Nearest(string typed, IEnumerable<string> known)
    {
        // graphql-js allows two fifths of the length, and one more.
        var allowed = (int)(typed.Length * 0.4) + 1;
        return [.. known
            .Select(name => (Name: name, Distance: Distance(typed, name)))
            .Where(n => n.Distance <= allowed)
            .OrderBy(n => n.Distance)
            .ThenBy(n => n.Name, StringComparer.Ordinal)
            .Take(MostShown)
            .Select(n => n.Name)];
    }

    /// <summary>"a", "b", or "c".</summary>
    public static string OrList(IReadOnlyList<string> names)
    {
        var quoted = names.Select(n => $"\"{n}\"").ToList();
        return quoted.Count switch
        {
            1 => quoted[0],
            2 => $"{quoted[0]} or {quoted[1]}",
            _ => string.Join(", ", quoted[..^1]) + ", or " + quoted[^1],
        };
    }

    /// <summary>Damerau-Levenshtein distance of neighbours; a difference in case alone counts one.</summary>
    private static int Distance(string a, string b)
    {
        if (a == b)
            return 0;
        if (string.Equals(a, b, StringComparison.OrdinalIgnoreCase))
            return 1;
        a = a.ToUpperInvariant();
        b = b.ToUpperInvariant();
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + cost);
            }
        }

        return rows[a.Length, b.Length];
    }
}
