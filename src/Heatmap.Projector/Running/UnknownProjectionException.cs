using Heatmap.Projections;

namespace Heatmap.Projector;

/// <summary>There is no projection of that name.</summary>
public sealed class UnknownProjectionException(string name, IEnumerable<IProjection> known)
    : Exception($"There is no projection '{name}'. There are: {string.Join(", ", known.Select(p => p.Version.Name))}.");
