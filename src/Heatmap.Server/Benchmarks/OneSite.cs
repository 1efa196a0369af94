using Heatmap.Events;
using Heatmap.Ingest;

namespace Heatmap.Server;

/// <summary>A site that takes every key: what is measured is what comes after.</summary>
internal sealed class OneSite : ISites
{
    private static readonly SiteProfile Site = new(
        new SiteId("bench"), "bench", "Bench", "pk_bench", ["https://bench.example"], Definitions.Default, ErasureEffect.KeepTotals);

    public SiteProfile? Find(string publicKey) => Site;

    public bool HasOrigin(string origin) => true;
}
