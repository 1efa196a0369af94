using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>Says which generations ought to be live, and which are missing.</summary>
internal static class GenerationPlan
{
    /// <summary>
    /// The builds that are due: for every projection one over all sites by this code version, and one for every site that has
    /// definitions of its own, by their version.
    /// </summary>
    public static IEnumerable<GenerationOrder> Due(
        IReadOnlyList<IProjection> projections, IReadOnlyList<Generation> generations, IReadOnlyDictionary<string, Definitions> changed)
    {
        foreach (var projection in projections)
        {
            var orders = changed
                .Select(c => new GenerationOrder(projection, c.Key, projection.VersionOf(c.Value)))
                .Where(order => order.DefinitionsVersion != Definitions.Default.Version)
                .Prepend(new GenerationOrder(projection, Generation.EverySite, Definitions.Default.Version));
            foreach (var order in orders)
            {
                if (!generations.Any(g => g.State == GenerationState.Live && order.IsMetBy(g))) yield return order;
            }
        }
    }
}
