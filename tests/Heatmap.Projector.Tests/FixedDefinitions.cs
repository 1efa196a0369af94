using System.Collections.Concurrent;
using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Projector.Tests;

/// <summary>Sites' definitions, set by the test.</summary>
internal sealed class FixedDefinitions : ISiteDefinitions
{
    private readonly ConcurrentDictionary<(string, int), Definitions> _versions = new();
    private readonly ConcurrentDictionary<string, Definitions> _current = new();

    public IReadOnlyDictionary<string, Definitions> Changed => _current;

    public void Change(SiteId site, Definitions definitions)
    {
        foreach (var version in new[] { definitions.Version, definitions.ReadingVersion, definitions.CountingVersion }) _versions[(site.Value, version)] = definitions;
        _current[site.Value] = definitions;
    }

    public Task<Definitions> AtVersionAsync(SiteId site, int version, CancellationToken cancellation) =>
        Task.FromResult(version == 1 ? Definitions.Default : _versions[(site.Value, version)]);

    public Task ReachedAsync(Position position, CancellationToken cancellation) => Task.CompletedTask;
}
