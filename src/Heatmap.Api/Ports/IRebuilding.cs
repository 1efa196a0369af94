using Heatmap.Views;

namespace Heatmap.Api;

/// <summary>Rebuilds of projections beside the live views.</summary>
public interface IRebuilding
{
    /// <summary>Begins to rebuild a projection; ends when the rebuild is underway, not when it is done.</summary>
    /// <exception cref="ArgumentException">There is no projection of that name.</exception>
    Task BeginAsync(string projection, CancellationToken cancellation);

    /// <summary>How far a build underway has come, 0 to 1; null for a generation that isn't being built.</summary>
    double? ProgressOf(GenerationId generation);
}
