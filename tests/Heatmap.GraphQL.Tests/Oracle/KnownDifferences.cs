namespace Heatmap.GraphQL.Tests.Oracle;

/// <summary>Where the engines differ and must: the rows of the table in the file of that name.</summary>
public sealed class KnownDifferences
{
    /// <summary>The documents listed.</summary>
    public static IReadOnlySet<string> Titles { get; } = OracleFile.Read("known-differences.md").Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
        .Select(line => line.Split('|')[1].Trim())
        .Skip(1)
        .ToHashSet();

    private readonly List<string> _found = [];

    /// <summary>Notes a document on which the engines differ without leave, or agree though the file says otherwise.</summary>
    public void Compare(string title, string ours, string theirs)
    {
        var known = Titles.Contains(title);
        if (known && ours == theirs)
            _found.Add($"{title}\n  is listed as a difference but is none");
        else if (!known && ours != theirs)
            _found.Add($"{title}\n  ours:\n    {ours}\n  theirs:\n    {theirs}");
    }

    public void ShouldBeAll() => string.Join("\n", _found).ShouldBeEmpty();
}
