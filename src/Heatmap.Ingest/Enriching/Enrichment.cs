namespace Heatmap.Ingest;

/// <summary>What the server adds to a request from its own knowledge, and the version of that knowledge that stands in each envelope.</summary>
internal static class Enrichment
{
    /// <summary>Raised whenever the same request would be enriched otherwise than before. 1: own reading of user agents, no geography. 2: uap-core, lists of crawlers. 3: places and networks by files.</summary>
    public const int Version = 3;
}
