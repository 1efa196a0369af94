namespace Heatmap.GraphQL.Execution;

/// <summary>The bytes of a value that may become null when something inside it, still awaited, fails.</summary>
internal sealed class Scope(int start, Scope? outer)
{
    public int Start { get; } = start;

    public int End { get; set; }

    /// <summary>The nullable value around this one within the same writer.</summary>
    public Scope? Outer { get; } = outer;

    public bool Failed { get; set; }
}
