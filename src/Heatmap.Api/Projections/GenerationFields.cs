using Heatmap.Log;
using Heatmap.Views;

namespace Heatmap.Api;

/// <summary>The schema's Generation.</summary>
public sealed class GenerationFields(Generation generation, Position position, string? trouble, double progress)
{
    public long Id => generation.Id.Value;

    public string Scope => generation.Scope;

    public int DefinitionsVersion => generation.DefinitionsVersion;

    public GenerationState State => generation.State;

    public string Position => position.ToString();

    public string? Trouble => trouble;

    public double Progress => progress;
}
