using System.Text.RegularExpressions;

namespace Heatmap.Ingest;

/// <summary>
/// One entry of uap-core's lists: a pattern, and for each value that it tells either a template with $1 to $9 or the group that
/// holds it (docs/specification.md of uap-core).
/// </summary>
internal sealed class AgentRule(AgentPattern pattern, (string? Template, int Group)[] values)
{
    /// <summary>The values, null where the agent doesn't tell one; null when the rule isn't for this agent.</summary>
    public string?[]? Read(string agent) =>
        pattern.In(agent) is { } match ? Array.ConvertAll(values, v => Value(match, v.Template, v.Group)) : null;

    private static string? Value(Match match, string? template, int group)
    {
        var text = template is null ? match.Groups[group].Value : Filled(match, template);
        text = text.Trim();
        return text.Length == 0 ? null : text;
    }

    private static string Filled(Match match, string template)
    {
        if (!template.Contains('$', StringComparison.Ordinal)) return template;
        for (var n = 1; n <= 9; n++) template = template.Replace($"${n}", match.Groups[n].Value, StringComparison.Ordinal);
        return template;
    }
}
