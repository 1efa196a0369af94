using Heatmap.Events;

namespace Heatmap.Ingest.Tests;

internal sealed class TestSites(params SiteProfile[] sites) : ISites
{
    public SiteProfile? Find(string publicKey) => sites.FirstOrDefault(s => s.PublicKey == publicKey);

    public bool HasOrigin(string origin) => sites.Any(s => s.Origins.Contains(origin));

    /// <summary>The site is another from now on, as when its owner changes a setting.</summary>
    public void Change(SiteProfile site) => sites[Array.FindIndex(sites, s => s.Id == site.Id)] = site;
}
