namespace Heatmap.GraphQL.Execution;

/// <summary>A place in the output left open for a value that is still awaited.</summary>
internal sealed class Hole(int position, Scope? scope, ResultWriter child)
{
    public int Position { get; } = position;

    /// <summary>What becomes null when this fails; null where the whole writer's value does.</summary>
    public Scope? Scope { get; } = scope;

    public ResultWriter Child { get; } = child;

    /// <summary>True where a null must go further out (section 6.4.4).</summary>
    public bool Failed { get; set; }
}
