namespace Heatmap.Ingest;

/// <summary>
/// The machines that say what they are: patterns of their user agents. Data: Enriching/Data/crawlers.tsv, from the npm package
/// crawler-user-agents (MIT), a kind and a pattern a line.
/// </summary>
internal static class Crawlers
{
    private static readonly AgentPattern[] Patterns = Load();

    /// <summary>Whether the agent says that it is a machine.</summary>
    public static bool Names(string agent) => Array.Exists(Patterns, p => p.In(agent) is not null);

    private static AgentPattern[] Load()
    {
        using var file = UapFile.Open("crawlers.tsv");
        var patterns = new List<AgentPattern>();
        while (file.ReadLine() is { } line) patterns.Add(new AgentPattern(line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..]));
        return [.. patterns];
    }
}
