using System.Runtime.CompilerServices;

namespace Heatmap.GraphQL.Tests.Oracle;

/// <summary>Files of documents, parted by lines of dashes after a comment sign; the rest of such a line is the title.</summary>
public static class OracleFile
{
    private const string Mark = "#---";

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder(), name));

    /// <summary>The files that hold documents.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Directory.GetFiles(Folder(), "*.graphql").Select(f => Path.GetFileName(f)!).Where(f => f != "schema.graphql").Order(StringComparer.Ordinal)];

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    public static IReadOnlyList<(string Title, string Text)> Documents(string name)
    {
        var documents = new List<(string, string)>();
        foreach (var part in Read(name).Split(Mark, StringSplitOptions.RemoveEmptyEntries))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            documents.Add((part[..end].Trim(), part[(end + 1)..].Trim('\n')));
        }

        return documents;
    }
}
