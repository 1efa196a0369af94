using System.Text.RegularExpressions;

namespace Heatmap.Ingest;

/// <summary>
/// One regular expression of a list, built when a text first holds what it asks for: most never are. A match that takes longer
/// than any honest one is given up.
/// </summary>
/// <remarks>
/// Not RegexOptions.NonBacktracking: patterns such as uap-core's <c>.{0,200}</c> make automata beyond its limit, and matching a
/// thousand of them took ten times as long.
/// </remarks>
internal sealed class AgentPattern(string pattern, bool ignoreCase = false)
{
    // Honest matches take microseconds; the rest is for a machine so busy that it pauses in one.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly string[]? _required = RequiredText.Of(pattern);
    private readonly StringComparison _comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
    private Regex? _regex;

    /// <summary>The match; null when there is none.</summary>
    /// <exception cref="RegexMatchTimeoutException">The text is one that the pattern takes too long for.</exception>
    public Match? In(string agent)
    {
        if (!MayMatch(agent)) return null;
        // Built twice when two threads come at once: harmless, and cheaper than a lock for every reading.
        var match = (_regex ??= new Regex(pattern, RegexOptions.CultureInvariant | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None), Longest)).Match(agent);
        return match.Success ? match : null;
    }

    private bool MayMatch(string agent)
    {
        if (_required is null) return true;
        foreach (var text in _required)
        {
            if (agent.Contains(text, _comparison)) return true;
        }

        return false;
    }
}
