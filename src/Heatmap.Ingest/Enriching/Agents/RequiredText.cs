using System.Text;

namespace Heatmap.Ingest;

/// <summary>
/// Finds texts of which one must stand in whatever a regular expression matches. Looking for them is some hundred times quicker
/// than matching, and nearly every pattern of a list is ruled out by it. Takes what the lists use of the syntax: no look-around.
/// </summary>
internal ref struct RequiredText
{
    private readonly ReadOnlySpan<char> _pattern;
    private int _at;

    private RequiredText(ReadOnlySpan<char> pattern) => _pattern = pattern;

    /// <summary>The texts; null when nothing can be said.</summary>
    /// <exception cref="FormatException">The pattern holds a construct that isn't known here.</exception>
    public static string[]? Of(string pattern)
    {
        var reading = new RequiredText(pattern);
        var texts = reading.Alternatives();
        return reading._at == pattern.Length ? texts : throw new FormatException($"The pattern '{pattern}' closes a group that it doesn't open.");
    }

    private readonly bool AtEnd => _at >= _pattern.Length;

    private string[]? Alternatives()
    {
        List<string>? all = [];
        while (true)
        {
            var branch = Sequence();
            all = branch is null || all is null ? null : [.. all, .. branch];
            if (AtEnd || _pattern[_at] != '|') return all?.ToArray();
            _at++;
        }
    }

    private string[]? Sequence()
    {
        string[]? best = null;
        var run = new StringBuilder();
        while (!AtEnd && _pattern[_at] is not ('|' or ')'))
        {
            var (text, inner) = Atom();
            var (least, repeats) = Quantifier();
            if (text is "") continue;
            if (text is not null && least > 0) run.Append(text);
            if (text is not null && least > 0 && !repeats) continue;
            best = Better(best, Ended(run));
            if (least > 0) best = Better(best, inner);
        }

        return Better(best, Ended(run));
    }

    private static string[]? Ended(StringBuilder run)
    {
        if (run.Length == 0) return null;
        var text = run.ToString();
        run.Clear();
        return [text];
    }

    /// <summary>Long texts are rare ones.</summary>
    private static string[]? Better(string[]? one, string[]? other)
    {
        if (one is null || other is null) return one ?? other;
        return other.Min(t => t.Length) > one.Min(t => t.Length) ? other : one;
    }

    /// <summary>A literal character, nothing ("") for what has no width, or else a group's own texts.</summary>
    private (string? Text, string[]? Inner) Atom()
    {
        var c = _pattern[_at++];
        switch (c)
        {
            case '(':
                return (null, Group());
            case '[':
                Class();
                return (null, null);
            case '.':
                return (null, null);
            case '^' or '$':
                return ("", null);
            case '\\':
                return (Escaped(_pattern[_at++]), null);
            default:
                return (c.ToString(), null);
        }
    }

    private static string? Escaped(char c) => c switch
    {
        'b' or 'B' => "",
        _ => char.IsAsciiLetterOrDigit(c) ? null : c.ToString(),
    };

    private string[]? Group()
    {
        if (!AtEnd && _pattern[_at] == '?')
        {
            if (_at + 1 >= _pattern.Length || _pattern[_at + 1] != ':') throw new FormatException($"The pattern '{_pattern}' holds a group of a kind that isn't known here.");
            _at += 2;
        }

        var inner = Alternatives();
        if (AtEnd) throw new FormatException($"The pattern '{_pattern}' doesn't close a group.");
        _at++;
        return inner;
    }

    private void Class()
    {
        if (!AtEnd && _pattern[_at] == '^') _at++;
        if (!AtEnd && _pattern[_at] == ']') _at++;
        while (!AtEnd && _pattern[_at] != ']') _at += _pattern[_at] == '\\' ? 2 : 1;
        if (AtEnd) throw new FormatException($"The pattern '{_pattern}' doesn't close a class of characters.");
        _at++;
    }

    private (int Least, bool Repeats) Quantifier()
    {
        var counted = (Least: 1, Repeats: false);
        if (AtEnd || !(_pattern[_at] is '*' or '?' or '+' || (_pattern[_at] == '{' && TryCount(out counted)))) return (1, false);
        var (least, repeats) = _pattern[_at++] switch
        {
            '*' => (0, true),
            '?' => (0, false),
            '+' => (1, true),
            _ => counted,
        };
        // Lazy or not, the same must stand there.
        if (!AtEnd && _pattern[_at] == '?') _at++;
        return (least, repeats);
    }

    /// <summary>Moves onto the closing brace; a brace that counts nothing is a character of its own.</summary>
    private bool TryCount(out (int Least, bool Repeats) counted)
    {
        var length = _pattern[_at..].IndexOf('}');
        counted = (1, true);
        if (length < 2 || !char.IsAsciiDigit(_pattern[_at + 1])) return false;
        if (_pattern[_at + 1] == '0') counted = (0, true);
        _at += length;
        return true;
    }
}
