namespace Heatmap.Events;

/// <summary>A stored event can't be read: unknown to this version, or damaged. It is never stepped past.</summary>
public sealed class UnreadableEventException(string type, string why, Exception? inner = null)
    : Exception($"An event of type '{type}' can't be read: {why}.", inner)
{
    public string Type { get; } = type;
}
