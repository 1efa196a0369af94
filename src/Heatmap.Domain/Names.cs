namespace Heatmap.Domain;

/// <summary>The rule for names that people give to things.</summary>
internal static class Names
{
    private const int Longest = 100;

    public static string Checked(string name, string what)
    {
        var trimmed = name.Trim();
        if (trimmed.Length is 0 or > Longest) throw new RefusedException("bad-name", $"{what} must have 1 to {Longest} characters.");
        return trimmed;
    }
}
