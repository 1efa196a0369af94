namespace Heatmap.Ingest;

/// <summary>Why something looks like a machine. The codes are stored (<c>capture.started.v1</c>, field t) and counted: never renamed.</summary>
internal static class MachineSigns
{
    /// <summary>It says nothing of itself; every browser does.</summary>
    public const string NoUserAgent = "no-user-agent";

    /// <summary>Its user agent is on the list of crawlers, tools and automated browsers.</summary>
    public const string UserAgent = "user-agent";
}
