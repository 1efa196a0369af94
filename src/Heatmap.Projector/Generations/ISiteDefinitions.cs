using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Projector;

/// <summary>What the projector must know of sites.</summary>
public interface ISiteDefinitions
{
    /// <summary>The definitions in force of every site that has changed them.</summary>
    IReadOnlyDictionary<string, Definitions> Changed { get; }

    /// <summary>A site's definitions as they were at a version.</summary>
    /// <exception cref="InvalidOperationException">The site never had that version.</exception>
    Task<Definitions> AtVersionAsync(SiteId site, int version, CancellationToken cancellation);

    /// <summary>Waits until <see cref="Changed"/> holds all that stands up to a position of the log.</summary>
    Task ReachedAsync(Position position, CancellationToken cancellation);
}
