using Heatmap.Events;

namespace Heatmap.Ingest;

/// <summary>The sites that may send. Asked for every request, so it answers from memory.</summary>
public interface ISites
{
    /// <summary>The site of a public key; null when there is none.</summary>
    SiteProfile? Find(string publicKey);

    /// <summary>Whether an origin (scheme, host, port, as in the <c>Origin</c> header) belongs to any site.</summary>
    bool HasOrigin(string origin);
}
