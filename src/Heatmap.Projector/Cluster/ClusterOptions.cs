namespace Heatmap.Projector;

/// <summary>How a node takes part. All nodes should be given the same times.</summary>
public sealed record ClusterOptions
{
    /// <summary>A name that no other node has, and no earlier life of this one.</summary>
    public required string Node { get; init; }

    /// <summary>
    /// There can be no other: whoever is still listed is a former life, and what it held is free at once. For the profile in which
    /// one process owns the files.
    /// </summary>
    public bool Alone { get; init; }

    /// <summary>How often a node says that it lives.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The same while it holds less than its share, so that what others let go isn't without anybody for long.</summary>
    public TimeSpan HungryBeat { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// After so long without a beat a node counts as dead. With a beat of a second, four may be lost; whoever takes over has begun
    /// seven seconds after the last one.
    /// </summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(5);
}
