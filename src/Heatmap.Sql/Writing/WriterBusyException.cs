namespace Heatmap.Sql;

/// <summary>The writer's queue is full; the item was not taken.</summary>
public sealed class WriterBusyException(int waiting) : Exception($"{waiting} writes are waiting already.")
{
    public int Waiting { get; } = waiting;
}
