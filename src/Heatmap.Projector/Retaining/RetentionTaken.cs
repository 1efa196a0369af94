using Heatmap.Log;

namespace Heatmap.Projector;

/// <summary>What a run took away: so many visitors' pasts were cut, of those so many visitors are gone altogether, so many events.</summary>
public sealed record RetentionTaken(long Cut, long Expired, long Events)
{
    public static RetentionTaken Nothing { get; } = new(0, 0, 0);

    /// <summary>Of the disk space; null while nothing was released.</summary>
    public Release? Released { get; init; }

    public RetentionTaken Plus(RetentionTaken other) => new(Cut + other.Cut, Expired + other.Expired, Events + other.Events)
    {
        Released = other.Released is { } later ? later with { Freed = later.Freed + (Released?.Freed ?? 0) } : Released,
    };
}
