using Heatmap.Events;

namespace Heatmap.Ingest.Tests;

internal sealed class TestSites(params SiteProfile[] sites) : ISites
{
    public SiteProfile? Find(string publicKey) => sites.FirstOrDefault(s => s.PublicKey == publicKey);

    public bool HasOrigin(string origin) => sites.Any(s => s.Origins.Contains(origin));
}
