using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;
using Heatmap.Query;
using Heatmap.Views;

namespace Heatmap.Api;

/// <summary>Says where projections stand, to one organisation: generations and troubles of other organisations' sites are not told.</summary>
public sealed class ProjectionStatus(IGenerationStore store, LiveViews views, IEventReader log, IRebuilding rebuilding)
{
    public Task<IReadOnlyList<ProjectionFields>> ListAsync(IReadOnlyList<SiteProfile> sites, CancellationToken cancellation) =>
        ListAsync(g => IsTold(g, sites), g => TroubleFor(g, sites), cancellation);

    /// <summary>All generations with their troubles, for whoever runs the installation.</summary>
    public Task<IReadOnlyList<ProjectionFields>> EverythingAsync(CancellationToken cancellation) =>
        ListAsync(_ => true, g => g.Trouble, cancellation);

    private async Task<IReadOnlyList<ProjectionFields>> ListAsync(
        Func<Generation, bool> isTold, Func<Generation, string?> trouble, CancellationToken cancellation)
    {
        var generations = await store.ListAsync(cancellation);
        var head = await log.HeadAsync(cancellation);
        var answer = new List<ProjectionFields>();
        foreach (var projection in AllProjections.List)
        {
            var own = generations.Where(g => g.Projection == projection.Version.Name && isTold(g));
            var fields = new List<GenerationFields>();
            foreach (var generation in own) fields.Add(await FieldsAsync(generation, head, trouble(generation), cancellation));
            answer.Add(new ProjectionFields(projection.Version.Name, projection.Version.Code, fields));
        }

        return answer;
    }

    private async Task<GenerationFields> FieldsAsync(
        Generation generation, Position head, string? trouble, CancellationToken cancellation)
    {
        var position = await views.PositionAsync(generation.Id, cancellation);
        var progress = generation.State is GenerationState.Building or GenerationState.Following
            ? rebuilding.ProgressOf(generation.Id) ?? 0
            : head.Append == 0 ? 1 : Math.Min(1, position.Append / (double)head.Append);
        return new GenerationFields(generation, position, trouble, progress);
    }

    private static bool IsTold(Generation generation, IReadOnlyList<SiteProfile> sites) =>
        generation.Scope == Generation.EverySite || sites.Any(s => s.Id.Value == generation.Scope);

    private static string? TroubleFor(Generation generation, IReadOnlyList<SiteProfile> sites) => generation.Trouble switch
    {
        null => null,
        var told when sites.Any(s => told.Contains(s.Id.Value, StringComparison.Ordinal)) => told,
        _ => "Stands still at an event of another site; whoever runs this installation sees which in its log.",
    };
}
