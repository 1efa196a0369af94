using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>What the key store says of a visitor: a closed set.</summary>
public abstract record SubjectEntry
{
    private SubjectEntry()
    {
    }

    public static SubjectEntry Unknown { get; } = new None();

    public static SubjectEntry Tombstone { get; } = new Buried();

    public sealed record Found(SubjectId Subject, WrappedKey Key) : SubjectEntry;

    public sealed record None : SubjectEntry;

    /// <summary>A tombstone stands in the visitor's place.</summary>
    public sealed record Buried : SubjectEntry;
}
