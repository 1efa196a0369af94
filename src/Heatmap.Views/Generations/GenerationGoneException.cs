namespace Heatmap.Views;

/// <summary>The generation was dropped or never saved; nothing was written, since nobody would ever remove it.</summary>
public sealed class GenerationGoneException(GenerationId generation) : Exception($"There is no generation {generation}; nothing was written.")
{
    public GenerationId Generation { get; } = generation;
}
