namespace Heatmap.Server;

/// <summary>Where the files are that say where addresses are.</summary>
internal static class GeoFolder
{
    private const string Variable = "HEATMAP_GEO";

    /// <summary>What HEATMAP_GEO names, or <c>geo</c> in the data folder.</summary>
    public static string Of(string data) => Path.GetFullPath(
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set ? set : Path.Combine(data, "geo"));
}
