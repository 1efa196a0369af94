using System.Text.RegularExpressions;

namespace Heatmap.Privacy;

/// <summary>A form of personal data: what may be one, whether it is one, and what is put in its place.</summary>
internal sealed record PersonalDataRule(string Placeholder, Regex Form, Func<string, bool> IsOne)
{
    public string Apply(string text) => Form.Replace(text, match => IsOne(match.Value) ? Placeholder : match.Value);
}
