using Heatmap.Log;
using Heatmap.Views;

namespace Heatmap.Api;

/// <summary>The schema's Generation.</summary>
public sealed class GenerationFields(Generation generation, Position position, string? trouble, double progress)
{
    public long Id => generation.Id.Value;

    public string Scope => generation.Scope;

    public int DefinitionsVersion => generation.DefinitionsVersion;

    // The last stretch of a build, on which it follows the log together with the live one, is the projector's own affair.
    public GenerationState State => generation.State == GenerationState.Following ? GenerationState.Building : generation.State;

    public string Position => position.ToString();

    public string? Trouble => trouble;

    public double Progress => progress;
}
