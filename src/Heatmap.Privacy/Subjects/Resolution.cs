namespace Heatmap.Privacy;

/// <summary>Who a visitor is to the log: a closed set.</summary>
public abstract record Resolution
{
    private Resolution()
    {
    }

    /// <summary>A subject whose key is at hand; its row is on disk.</summary>
    public sealed record Known(Subject Subject) : Resolution;

    /// <summary>The visitor asked to be forgotten less than the offline queue's age ago: what still comes in is refused (410).</summary>
    public sealed record Forgotten : Resolution
    {
        public static Forgotten Instance { get; } = new();
    }
}
