namespace Heatmap.Server;

/// <summary>Where the source maps of sites' scripts are.</summary>
internal static class SourceMapFolder
{
    private const string Variable = "HEATMAP_SOURCE_MAPS";

    /// <summary>What HEATMAP_SOURCE_MAPS names, or <c>source-maps</c> in the data folder.</summary>
    public static string Of(string data) => Path.GetFullPath(
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set ? set : Path.Combine(data, "source-maps"));
}
