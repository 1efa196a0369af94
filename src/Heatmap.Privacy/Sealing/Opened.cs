namespace Heatmap.Privacy;

/// <summary>What opening a box comes to: a closed set. That a person was forgotten is a case, not an error.</summary>
public abstract record Opened<T>
{
    private Opened()
    {
    }

    public sealed record Readable(T Value) : Opened<T>;

    /// <summary>The key was destroyed: nobody can read this any more.</summary>
    public sealed record Erased : Opened<T>;
}
