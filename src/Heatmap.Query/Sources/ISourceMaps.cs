using Heatmap.Events;

namespace Heatmap.Query;

/// <summary>The source maps of sites' scripts, to be looked at.</summary>
public interface ISourceMaps
{
    /// <summary>The map of a script by its address as <see cref="ScriptAddress"/> writes it; null where the site has given none.</summary>
    Task<SourceMap?> FindAsync(SiteId site, string script, CancellationToken cancellation);
}
