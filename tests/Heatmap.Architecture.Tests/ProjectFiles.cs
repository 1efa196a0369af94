using System.Xml.Linq;

namespace Heatmap.Architecture.Tests;

/// <summary>Reads the projects of the checkout that the tests were built from.</summary>
internal static class ProjectFiles
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyDictionary<string, string> Rooms { get; } = Directory
        .EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .Concat(Directory.EnumerateFiles(Path.Combine(Root, "projections"), "*.csproj", SearchOption.AllDirectories))
        .ToDictionary(p => Path.GetFileNameWithoutExtension(p), p => p);

    public static IEnumerable<string> ReferencesOf(string room) =>
        XDocument.Load(Rooms[room]).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));

    public static IEnumerable<string> PackagesOf(string room) =>
        XDocument.Load(Rooms[room]).Descendants("PackageReference").Select(r => r.Attribute("Include")!.Value);

    public static IEnumerable<string> Sources(string folder, string pattern) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        .Where(f => !new[] { "obj", "bin", "node_modules", "dist" }.Any(skip => f.Contains($"{Path.DirectorySeparatorChar}{skip}{Path.DirectorySeparatorChar}", StringComparison.Ordinal)));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Heatmap.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The tests must run from a checkout.");
    }
}
