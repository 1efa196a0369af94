using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>A generation has met an event that it can't get past.</summary>
internal sealed class StoodStillException(Generation generation, PoisonEventException poison) : Exception(poison.Message, poison)
{
    public Generation Generation { get; } = generation;
}
