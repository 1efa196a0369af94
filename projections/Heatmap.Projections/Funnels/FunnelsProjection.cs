using System.Text.Json;
using Heatmap.Events;

namespace Heatmap.Projections;

/// <summary>Folds how far each subject got in each of the site's funnels.</summary>
public sealed class FunnelsProjection : IProjection
{
    public ProjectionVersion Version { get; } = new("funnels", Code: 2, KeepsState: true) { Families = [FunnelView.Family] };

    public int VersionOf(Definitions definitions) => definitions.CountingVersion;

    public bool Reads(Definitions definitions) => definitions.Funnels.Count > 0;

    public ISubjectFold Begin(Definitions definitions) => new FunnelsFold(definitions, new FunnelState());

    /// <summary>What the visitor's later events tell of the account counts for the earlier ones.</summary>
    public ISubjectFold Begin(Definitions definitions, IReadOnlyList<VisitorEvent> all) =>
        new FunnelsFold(definitions, new FunnelState { Link = AccountLink.Of(all) });

    public ISubjectFold Resume(Definitions definitions, ReadOnlySpan<byte> state) =>
        new FunnelsFold(definitions, JsonSerializer.Deserialize(state, FunnelJson.Default.FunnelState)!);
}
