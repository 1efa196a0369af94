using Heatmap.Events;

namespace Heatmap.Query;

/// <summary>The source maps of a site's scripts, to be kept. A script has one map: a new one takes the place of the old.</summary>
public interface ISourceMapCatalogue
{
    /// <summary>Keeps a map; durable when this returns.</summary>
    /// <exception cref="DamagedSourceMapException">The file is no source map.</exception>
    Task<KeptSourceMap> AddAsync(SiteId site, string script, ReadOnlyMemory<byte> file, CancellationToken cancellation);

    /// <summary>What is kept of a site, by script.</summary>
    Task<IReadOnlyList<KeptSourceMap>> ListAsync(SiteId site, CancellationToken cancellation);

    /// <summary>Whether there was one to remove.</summary>
    Task<bool> RemoveAsync(SiteId site, string script, CancellationToken cancellation);
}
