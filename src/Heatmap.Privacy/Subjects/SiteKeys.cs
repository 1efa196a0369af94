using System.Collections.Concurrent;
using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>The hashing key of each site: made at first sight, wrapped in the key store, kept in memory.</summary>
internal sealed class SiteKeys(IWrappedSecrets secrets, MasterKeys master, IRandomness random)
{
    public const string Scope = "sites";

    private readonly ConcurrentDictionary<SiteId, SiteHash> _known = new();

    public ValueTask<SiteHash> OfAsync(SiteId site, CancellationToken cancellation) =>
        _known.TryGetValue(site, out var known) ? new ValueTask<SiteHash>(known) : new ValueTask<SiteHash>(LoadAsync(site, cancellation));

    private async Task<SiteHash> LoadAsync(SiteId site, CancellationToken cancellation)
    {
        var key = await secrets.FindOrMakeAsync(new SecretName(Scope, site.Value), master, random, cancellation).ConfigureAwait(false);
        return _known.GetOrAdd(site, new SiteHash(key));
    }
}
