using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>A generation to be built.</summary>
internal sealed record GenerationOrder(IProjection Projection, string Scope, int DefinitionsVersion)
{
    public bool IsMetBy(Generation generation) =>
        generation.Projection == Projection.Version.Name
        && generation.CodeVersion == Projection.Version.Code
        && generation.Scope == Scope
        && generation.DefinitionsVersion == DefinitionsVersion;

    public Generation ToGeneration(GenerationState state) =>
        new(new GenerationId(0), Projection.Version.Name, Projection.Version.Code, Scope, DefinitionsVersion, state, Trouble: null);
}
